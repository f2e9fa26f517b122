using System.Text.Json;

namespace Djrill.Net.Events;

/// <summary>Reads the value that the reader stands on.</summary>
internal delegate T ElementReader<out T>(ref Utf8JsonReader reader);
