//! Rational numbers: reading, writing, and reckoning with great and small parts.

use super::Rational;

#[test]
fn reads_and_writes_decimals() {
    let number = Rational::parse("1234.50").unwrap();
    assert_eq!(number.to_decimal(2), "1,234.50");
    assert_eq!(number.to_decimal(0), "1,235");
    assert_eq!(Rational::parse("-0.5").unwrap().to_decimal(1), "-0.5");
    assert_eq!(Rational::parse(""), None);
    assert_eq!(Rational::parse("1e5"), None);
}

#[test]
fn small_and_great_parts_reckon_alike() {
    let great = Rational::whole(1 << 70);
    let parts = [-9, -4, -1, 0, 1, 2, 6, 35];
    for (a, b) in parts.iter().flat_map(|a| parts.map(|b| (*a, b))) {
        let (Some(a), Some(b)) = (Rational::new(a, 6), Rational::new(b, 15)) else { continue };
        let through = a.mul(great).and_then(|a| a.mul(b)).and_then(|product| product.div(great));
        assert_eq!(a.mul(b), through, "{a} * {b}");
        assert_eq!(a.div(b).and_then(|quotient| quotient.mul(b)), (!b.is_zero()).then_some(a), "{a} / {b}");
        assert_eq!(a < b, a.mul(great) < b.mul(great), "{a} < {b}");
    }
    assert!(Rational::new(1, i128::from(i64::MAX)) < Rational::new(1, 3));
}

#[test]
fn overflow_is_none() {
    let huge = Rational::power_of_ten(36).unwrap();
    assert_eq!(huge.mul(huge), None);
    assert_eq!(Rational::ONE.div(Rational::ZERO), None);
}
