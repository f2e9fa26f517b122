using System.Text;
using Microsoft.Extensions.Caching.Distributed;

namespace Djrill.Net.Delivery;

/// <summary>Remembers in the application's distributed cache, so that all its instances know, also after a restart.</summary>
internal sealed class CacheLedger(IDistributedCache cache) : IDeliveryLedger
{
    private const string Prefix = "djrill:";

    // Tells the instances that look nothing up while all goes well that there is something to be found.
    private const string Marker = Prefix + "records";

    private static readonly byte[] MarkerValue = "1"u8.ToArray();

    private bool _isMarked;

    public async ValueTask<bool> HasRecordsAsync() => await cache.GetAsync(Marker) is not null;

    public async ValueTask<DeliveryRecord> FindAsync(string key) =>
        await cache.GetAsync(Prefix + key) is { } value ? DeliveryRecord.Parse(Encoding.UTF8.GetString(value)) : DeliveryRecord.Empty;

    public async ValueTask SaveAsync(string key, DeliveryRecord record, TimeSpan window)
    {
        var expiry = new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = window };
        await cache.SetAsync(Prefix + key, Encoding.UTF8.GetBytes(record.ToString()), expiry);
        if (!_isMarked)
        {
            await cache.SetAsync(Marker, MarkerValue, expiry);
            _isMarked = true;
        }
    }
}
