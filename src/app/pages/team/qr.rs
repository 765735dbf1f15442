//! A text as a QR code.

use qrcodegen::{QrCode, QrCodeEcc};

use crate::{
    app::{
        widgets::element::{Element, element},
        words::team as said,
    },
    browser,
};

/// Modules of white around a code, as its standard asks for.
const QUIET: i32 = 4;

/// The picture, dark on white in every theme, since many cameras read nothing else. Empty for a text that is too long for
/// any code, which those of a team never are.
pub(super) fn picture(text: &str) -> Element {
    let place = element("div");
    let Ok(code) = QrCode::encode_text(text, QrCodeEcc::Medium) else { return place };
    place.made(move |place| {
        let side = code.size() + 2 * QUIET;
        let named = [
            ("role", "img".to_owned()),
            ("aria-label", said::QR.to_owned()),
            ("width", "264".to_owned()),
            ("viewBox", format!("0 0 {side} {side}")),
            // No lines of white between the modules.
            ("shape-rendering", "crispEdges".to_owned()),
        ];
        let picture = browser::add_drawn(place, "svg", &named, "");
        let whole = side.to_string();
        let ground = [("width", whole.clone()), ("height", whole), ("fill", "#fff".to_owned())];
        browser::add_drawn(&picture, "rect", &ground, "");
        let path = [("d", dark(&code)), ("fill", "#000".to_owned())];
        browser::add_drawn(&picture, "path", &path, "");
    })
}

/// A square for each dark module.
fn dark(code: &QrCode) -> String {
    let all = (0..code.size()).flat_map(|y| (0..code.size()).map(move |x| (x, y)));
    let modules = all.filter(|&(x, y)| code.get_module(x, y));
    modules.map(|(x, y)| format!("M{} {}h1v1h-1z", x + QUIET, y + QUIET)).collect()
}
