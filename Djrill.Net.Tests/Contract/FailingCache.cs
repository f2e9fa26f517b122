using Microsoft.Extensions.Caching.Distributed;

namespace Djrill.Net.Tests.Contract;

/// <summary>A distributed cache that is down.</summary>
internal sealed class FailingCache : IDistributedCache
{
    public byte[]? Get(string key) => throw new InvalidOperationException("no cache");

    public Task<byte[]?> GetAsync(string key, CancellationToken token = default) => Task.FromException<byte[]?>(new InvalidOperationException("no cache"));

    public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => throw new InvalidOperationException("no cache");

    public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default) =>
        Task.FromException(new InvalidOperationException("no cache"));

    public void Refresh(string key) => throw new NotSupportedException();

    public Task RefreshAsync(string key, CancellationToken token = default) => throw new NotSupportedException();

    public void Remove(string key) => throw new NotSupportedException();

    public Task RemoveAsync(string key, CancellationToken token = default) => throw new NotSupportedException();
}
