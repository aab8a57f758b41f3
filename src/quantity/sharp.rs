//! How sharp a picture is: "1080p". Comes in: a "p" glued to digits. Goes out: whether it stands for lines and not for pence.
//! Not here: units, of which `unit` knows.

use super::input::Tokens;

/// The "1080" of "1080p"; the fewer lines of old screens are prices where no screen is told of: "closed at 240p".
pub(super) fn is_sharpness<'t>(at: Tokens<'t>, rest: Tokens<'t>) -> bool {
    let lines = at.behind(1).map_or("", |token| token.text(at.text.prose));
    let told = || {
        let before = (2..7).filter_map(|by| at.behind(by)).any(|token| is_of_screens(token.text(at.text.prose)));
        before || (0..3).any(|by| is_of_screens(rest.skip(by).str()))
    };
    match lines {
        "1080" | "1440" | "2160" | "4320" => true,
        "240" | "360" | "480" | "720" => told(),
        _ => false,
    }
}

/// Words of pictures that are made of lines.
fn is_of_screens(word: &str) -> bool {
    matches!(
        word.trim_end_matches('s'),
        "video"
            | "screen"
            | "display"
            | "webcam"
            | "resolution"
            | "footage"
            | "camera"
            | "stream"
            | "streaming"
            | "HD"
            | "pixel"
            | "playback"
            | "monitor"
            | "recording"
            | "quality"
            | "picture"
            | "clip"
            | "YouTube"
            | "film"
    )
}
