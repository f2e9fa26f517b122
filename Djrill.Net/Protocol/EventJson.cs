using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Protocol;

/// <summary>The JSON of one event, in a copy of its own, so that an event that is kept keeps nothing else alive.</summary>
internal sealed class EventJson(EventSlice slice)
{
    // Line numbers would cost an annotation per token.
    private static readonly JsonLoadSettings LoadSettings = new() { LineInfoHandling = LineInfoHandling.Ignore };

    private readonly byte[] _json = slice.Json.ToArray();
    private readonly bool _fitsDecimal = slice.FitsDecimal;

    /// <summary>Builds the tree, with nothing converted: texts stay texts, and numbers keep their digits.</summary>
    public JObject Read()
    {
        using var text = new StreamReader(new MemoryStream(_json));
        using var reader = new JsonTextReader(text)
        {
            DateParseHandling = DateParseHandling.None,
            FloatParseHandling = _fitsDecimal ? FloatParseHandling.Decimal : FloatParseHandling.Double,
        };
        return JObject.Load(reader, LoadSettings);
    }
}
