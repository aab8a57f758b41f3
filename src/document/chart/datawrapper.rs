//! Datawrapper: a chart as it is saved, with its title, what is said above and below, and its data where the file holds
//! it.

use super::super::BlockKind;
use super::record::Record;
use super::{Chart, cells};

/// Reads a saved chart; false where the text is none.
pub fn read(json: &str, chart: &mut Chart<'_>) -> bool {
    let Ok(saved) = serde_json::from_str::<Record<'_>>(json) else { return false };
    let assets = saved.inside("assets").unwrap_or_default();
    let asset = assets.0.iter().find(|(name, _)| name.0.starts_with("dataset") && name.0.ends_with(".csv"));
    let (described, data) = (saved.inside("metadata").and_then(|data| data.inside("describe")), saved.get("data"));
    if described.is_none() && asset.is_none() {
        return false;
    }
    let (metadata, described) = (saved.inside("metadata").unwrap_or_default(), described.unwrap_or_default());
    chart.block(chart.title, saved.get("title"));
    chart.block(BlockKind::Heading, described.get("intro"));
    let asset = asset.and_then(|(_, asset)| Record::of(asset)?.get("value"));
    if let Some(values) = asset.or(data).or_else(|| saved.get("chartData")) {
        cells::write(values, &[], chart);
    }
    let notes = metadata.inside("annotate").and_then(|notes| notes.get("notes"));
    chart.block(BlockKind::Paragraph, notes);
    chart.block(BlockKind::Caption, described.get("aria-description"));
    true
}
