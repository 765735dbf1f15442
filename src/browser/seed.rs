//! Seeds for the random generators that are passed to the pure modules.

use web_sys::window;

/// A random number from the browser's cryptographic generator; from the ordinary one where that is missing, since a seed
/// only orders questions and tells devices apart.
pub(crate) fn random_seed() -> u64 {
    let mut bytes = [0; 8];
    let filled = window()
        .and_then(|window| window.crypto().ok())
        .is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
    if filled { u64::from_le_bytes(bytes) } else { (js_sys::Math::random() * 2_f64.powi(53)) as u64 }
}
