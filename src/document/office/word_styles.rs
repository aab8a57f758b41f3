//! The styles of a Word file. Comes in: the part that defines them. Goes out: what a paragraph or run of a style is, by
//! its own name or those of the styles that it is based on, and the list that it puts its paragraphs in.

use super::super::BlockKind;
use super::super::open::OpenError;
use super::styles::{is_code, kind};
use super::xml::{Node, walk};
use std::collections::HashMap;

/// All styles by their identifiers.
#[derive(Default)]
pub struct Styles(HashMap<String, Style>);

#[derive(Default)]
struct Style {
    /// In small letters.
    name: String,
    based_on: Option<String>,
    list: Option<String>,
}

/// What a style makes of text.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// What its paragraphs are, where the style says it.
    pub kind: Option<BlockKind>,
    /// Whether it is code.
    pub code: bool,
    /// The number of the list that its paragraphs are items of.
    pub list: Option<String>,
}

/// Styles are based on others so deep; a ring of styles has no end.
const DEEPEST: usize = 16;

impl Styles {
    /// Reads the part of a file that defines its styles.
    pub fn read(text: &str) -> Result<Self, OpenError> {
        let (mut styles, mut id) = (Self::default(), String::new());
        walk("word/styles.xml", text, &mut |node| {
            let Node::Start(name, attributes) = node else { return };
            if name == "style" {
                id = attributes.get("styleId").unwrap_or_default();
            }
            let Some(style) = (!id.is_empty()).then(|| styles.0.entry(id.clone()).or_default()) else { return };
            let value = attributes.get("val");
            match name {
                "name" => style.name = value.unwrap_or_default().to_ascii_lowercase(),
                "basedOn" => style.based_on = value,
                "numId" => style.list = value,
                _ => {}
            }
        })?;
        Ok(styles)
    }

    /// What a style makes of text; one that the file does not define goes by its identifier.
    pub fn look(&self, id: &str) -> Look {
        let Some(style) = self.0.get(id) else {
            let name = id.to_ascii_lowercase();
            return Look { kind: kind(&name), code: is_code(&name), list: None };
        };
        let next = |style: &&Style| self.0.get(style.based_on.as_ref()?);
        let line: Vec<&Style> = std::iter::successors(Some(style), next).take(DEEPEST).collect();
        Look {
            kind: line.iter().find_map(|style| kind(&style.name)),
            code: line.iter().any(|style| is_code(&style.name)),
            list: line.iter().find_map(|style| style.list.clone()),
        }
    }
}
