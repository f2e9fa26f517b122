namespace Djrill.Net.Protocol;

/// <summary>A form with one change undone that was made on the way.</summary>
/// <param name="Form">The form.</param>
/// <param name="Mistake">The change.</param>
/// <param name="Restored">The buffer of the restored value, or null. The caller disposes of the buffer.</param>
internal readonly record struct BodyVariant(FormFields Form, SignatureMistake Mistake, BodyBuffer? Restored = null);
