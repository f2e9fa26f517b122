using System.Text;
using Microsoft.Extensions.Caching.Distributed;

namespace Djrill.Net.Crash;

/// <summary>The smallest cache that survives its process: a file that grows by a line with each entry. Nothing expires.</summary>
internal sealed class FileCache : IDistributedCache, IDisposable
{
    private const char Separator = '\t';

    private readonly Dictionary<string, byte[]> _entries = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private readonly Journal _journal;

    public FileCache(string path)
    {
        _journal = new(path);
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file, Encoding.UTF8);
        while (reader.ReadLine()?.Split(Separator) is [var key, var value])
        {
            _entries[key] = Convert.FromBase64String(value);
        }
    }

    public byte[]? Get(string key)
    {
        lock (_lock)
        {
            return _entries.GetValueOrDefault(key);
        }
    }

    public Task<byte[]?> GetAsync(string key, CancellationToken token = default) => Task.FromResult(Get(key));

    public void Set(string key, byte[] value, DistributedCacheEntryOptions options)
    {
        lock (_lock)
        {
            _journal.Add($"{key}{Separator}{Convert.ToBase64String(value)}");
            _entries[key] = value;
        }
    }

    public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
    {
        Set(key, value, options);
        return Task.CompletedTask;
    }

    public void Refresh(string key)
    {
    }

    public Task RefreshAsync(string key, CancellationToken token = default) => Task.CompletedTask;

    public void Remove(string key) => throw new NotSupportedException();

    public Task RemoveAsync(string key, CancellationToken token = default) => throw new NotSupportedException();

    public void Dispose() => _journal.Dispose();
}
