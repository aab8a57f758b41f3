//! XML as the readers of packed files want it: starts, ends and text, names without prefix.

use super::super::open::OpenError;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// One event.
pub enum Node<'x> {
    /// A start tag; an empty element is a start and an end.
    Start(&'x str, Attributes<'x>),
    /// An end tag.
    End(&'x str),
    /// Text, with the five entities of XML and numbered characters resolved.
    Text(&'x str),
}

/// The attributes of a start tag.
pub struct Attributes<'x>(&'x BytesStart<'x>);

impl Attributes<'_> {
    /// The value of an attribute by its name without prefix.
    pub fn get(&self, name: &str) -> Option<String> {
        let mut all = self.0.attributes();
        let found = all.with_checks(false).flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
        let value = found.normalized_value(XmlVersion::Implicit1_0);
        Some(value.map(std::borrow::Cow::into_owned).unwrap_or_default())
    }
}

/// Calls `seen` for every event of a part.
pub fn walk(part: &str, text: &str, seen: &mut dyn FnMut(Node<'_>)) -> Result<(), OpenError> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = false;
    let damaged = |error: quick_xml::Error| OpenError::Damaged(part.to_owned(), error.to_string());
    loop {
        match reader.read_event().map_err(damaged)? {
            Event::Start(tag) => seen(Node::Start(tag.local_name().as_ref(), Attributes(&tag))),
            Event::Empty(tag) => {
                seen(Node::Start(tag.local_name().as_ref(), Attributes(&tag)));
                seen(Node::End(tag.local_name().as_ref()));
            }
            Event::End(tag) => seen(Node::End(tag.local_name().as_ref())),
            Event::Text(text) => seen(Node::Text(&text.into_inner())),
            Event::CData(text) => seen(Node::Text(&text.into_inner())),
            Event::GeneralRef(entity) => {
                if let Some(letter) = letter(&entity) {
                    seen(Node::Text(letter.encode_utf8(&mut [0; 4])));
                }
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

fn letter(entity: &quick_xml::events::BytesRef<'_>) -> Option<char> {
    if let Ok(Some(letter)) = entity.resolve_char_ref() {
        return Some(letter);
    }
    let name = entity.clone().into_inner();
    let known = [("amp", '&'), ("lt", '<'), ("gt", '>'), ("quot", '"'), ("apos", '\'')];
    known.iter().find(|(known, _)| *known == &*name).map(|(_, letter)| *letter)
}
