using Newtonsoft.Json.Linq;

namespace Djrill.Net.Keys;

/// <summary>Makes another event of one, by changing what identifies it in one place.</summary>
internal delegate void Change(JObject data);
