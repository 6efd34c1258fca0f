//! Finds out what the text of a comment says about the official document.

/// Returns whether the text contains the name as a word.
pub(super) fn mentions(text: &str, name: &str) -> bool {
    let is_part = |sign: char| sign.is_alphanumeric() || "_-".contains(sign);
    !name.is_empty() && text.split(|sign| !is_part(sign)).any(|word| word == name)
}

/// Hides mentions of an older official document (`official document of March 2026`), since only the current one is
/// compared.
fn of_the_present(text: &str) -> String {
    text.replace("official document of ", "document of ")
}

/// Returns whether a comment is about the official document, unless it says that both agree.
pub(super) fn is_about_official(text: &str) -> bool {
    let text = of_the_present(text);
    let agrees = [
        "as in the official document",
        "so the official document says",
    ];
    text.contains("official document") && !agrees.iter().any(|words| text.contains(words))
}

/// Returns whether a comment claims, in one of the known forms, that the official document differs here.
pub(super) fn claims(text: &str) -> bool {
    let text = of_the_present(text);
    let forms = [
        "plain string in the official document",
        "ot in the official document",
        "official document has no ",
        "official document does not declare the beta header",
    ];
    forms.iter().any(|form| text.contains(form))
}
