using Newtonsoft.Json.Linq;

namespace Djrill.Net.Tests.Events.Matrix;

/// <summary>What a getter of a <see cref="System.Text.Json.JsonElement"/> has to give, in Newtonsoft's reading.</summary>
internal sealed record SentElement(JToken Token);
