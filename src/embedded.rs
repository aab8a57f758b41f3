//! What the build embeds: the files of `checks/`, and what it made of them. Not here: how they are read (`check`,
//! `quantity`, `frame`, `phrase`), which the build does with the same code.

include!(concat!(env!("OUT_DIR"), "/embedded.rs"));
