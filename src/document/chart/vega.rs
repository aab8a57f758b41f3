//! Vega-Lite: records under `data.values`, named by the titles of the encoding; and the data of Vega. Charts inside a
//! chart are read with it, so deep as anybody lays them.

use super::super::BlockKind;
use super::record::Record;
use super::{Chart, cells};
use serde_json::value::RawValue;

/// Charts inside charts are followed so deep.
const DEEPEST: u32 = 6;

/// Reads a chart that names a schema of Vega; false where the text is none.
pub fn read(json: &str, chart: &mut Chart<'_>) -> bool {
    let Ok(spec) = serde_json::from_str::<Record<'_>>(json) else { return false };
    let is_vega = spec.text("$schema").is_some_and(|schema| schema.contains("vega"));
    if is_vega {
        let sets = spec.inside("datasets").unwrap_or_default();
        view(&spec, &sets, chart, 0);
    }
    is_vega
}

fn view<'j>(spec: &Record<'j>, sets: &Record<'j>, chart: &mut Chart<'_>, depth: u32) {
    let kind = if depth == 0 { chart.title } else { BlockKind::Heading };
    let titled = spec.inside("title");
    chart.block(kind, titled.as_ref().map_or_else(|| spec.get("title"), |title| title.get("text")));
    chart.block(BlockKind::Heading, titled.and_then(|title| title.get("subtitle")));
    let mut names = Vec::new();
    titles(spec, &mut names, depth);
    for data in spec.inside("data").into_iter().chain(spec.list("data")) {
        let set = || data.text("name").and_then(|name| sets.get(&name));
        if let Some(values) = data.get("values").or_else(set) {
            cells::write(values, &names, chart);
        }
    }
    chart.block(BlockKind::Caption, spec.get("description"));
    if depth < DEEPEST {
        let lists = ["layer", "concat", "hconcat", "vconcat"].into_iter().flat_map(|name| spec.list(name));
        lists.chain(spec.inside("spec")).for_each(|inner| view(&inner, sets, chart, depth + 1));
    }
}

/// The titles of fields: those of the channel, its axis or its legend. A title over values that are counted or added up
/// is none of the field's own.
fn titles<'j>(spec: &Record<'j>, names: &mut Vec<(String, &'j RawValue)>, depth: u32) {
    for (_, channel) in spec.inside("encoding").unwrap_or_default().0 {
        let Some(channel) = Record::of(channel).filter(|channel| channel.get("aggregate").is_none()) else { continue };
        let inside = |part: &str| channel.inside(part).and_then(|part| part.get("title"));
        let title = channel.get("title").or_else(|| inside("axis")).or_else(|| inside("legend"));
        let title = title.filter(|title| title.get().starts_with('"') && title.get().len() > 2);
        if let (Some(field), Some(title)) = (channel.text("field"), title) {
            names.push((field, title));
        }
    }
    if depth < DEEPEST {
        spec.list("layer").iter().for_each(|layer| titles(layer, names, depth + 1));
    }
}
