using System.Buffers;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Protocol;

/// <summary>The JSON of one event until somebody asks for its tree, and from then on the tree. It may outlive the request.</summary>
internal sealed class EventData
{
    private readonly bool _fitsDecimal;
    private ReadOnlySequence<byte> _json;
    private JObject? _tree;
    private object? _lock;

    /// <summary>
    /// Keeps the JSON of a slice. A small one is copied; for a large one the body's blocks are held instead, until the tree
    /// is built.
    /// </summary>
    public EventData(in EventSlice slice)
    {
        _fitsDecimal = slice.FitsDecimal;
        if (slice.Json.Length < BodyBuffer.LargestBlock)
        {
            _json = new(slice.Json.ToArray());
        }
        else
        {
            BufferBlock.Hold(slice.Json);
            _json = slice.Json;
        }
    }

    public EventData(JObject tree) => _tree = tree;

    /// <summary>The tree, built once, with nothing converted: texts stay texts, and numbers keep their digits.</summary>
    public JObject Tree => _tree ?? LazyInitializer.EnsureInitialized(ref _tree, ref _lock, Build);

    private JObject Build()
    {
        var tree = TreeBuilder.Build(_json, _fitsDecimal);
        BufferBlock.Release(_json);
        _json = default;
        return tree;
    }
}
