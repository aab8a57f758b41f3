//! What a file seems to be by its bytes, so that a message can name it: encodings other than UTF-8, and files whose
//! ending does not tell the truth.

/// The encoding that a text seems to have, as iconv names it, where its bytes from `offset` on are not UTF-8.
pub fn encoding(bytes: &[u8], offset: usize) -> &'static str {
    if is_utf16(bytes) {
        return "UTF-16";
    }
    let wrong = bytes.get(offset).copied().unwrap_or_default();
    // Bytes that Windows-1252 has as letters and marks.
    if matches!(wrong, 0x80 | 0x82..=0x8C | 0x8E | 0x91..=0x9C | 0x9E..=0xFF) { "WINDOWS-1252" } else { "" }
}

/// A mark of UTF-16, or text of which every other byte is nought.
pub fn is_utf16(bytes: &[u8]) -> bool {
    let start = bytes.get(..bytes.len().min(400)).unwrap_or_default();
    if start.starts_with(&[0xFF, 0xFE]) || start.starts_with(&[0xFE, 0xFF]) {
        return true;
    }
    let noughts = |from: usize| start.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (noughts(0), noughts(1));
    let half = start.len() / 2;
    half >= 8 && (even * 10 > half * 9 && odd == 0 || odd * 10 > half * 9 && even == 0)
}

/// A NUL byte in the first 8 KB, as git and grep tell binary files from texts.
pub fn is_binary(bytes: &[u8]) -> bool {
    let start = bytes.get(..bytes.len().min(8 << 10)).unwrap_or_default();
    memchr::memchr(0, start).is_some() && !is_utf16(bytes)
}

/// What a file is by its first bytes, where that is no text.
pub fn kind(bytes: &[u8]) -> Option<&'static str> {
    const SIGNATURES: &[(&[u8], &str)] = &[
        (b"PK\x03\x04", "a zip archive, as Word, OpenDocument and Excel files are"),
        (b"PK\x05\x06", "an empty zip archive"),
        (b"%PDF-", "a PDF"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an Office file of the old kind, or one with a password"),
        (b"{\\rtf", "an RTF file"),
        (b"\x89PNG", "a PNG picture"),
        (b"\xFF\xD8\xFF", "a JPEG picture"),
        (b"GIF8", "a GIF picture"),
        (b"\x1F\x8B", "a gzip archive"),
    ];
    SIGNATURES.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, kind)| *kind)
}
