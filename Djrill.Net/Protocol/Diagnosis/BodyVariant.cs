namespace Djrill.Net.Protocol;

/// <summary>A form with one change undone that was made on the way.</summary>
internal readonly record struct BodyVariant(FormFields Form, SignatureMistake Mistake);
