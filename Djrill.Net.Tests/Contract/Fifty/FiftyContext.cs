using Microsoft.EntityFrameworkCore;

namespace Djrill.Net.Tests.Contract.Fifty;

internal sealed class FiftyContext(DbContextOptions<FiftyContext> options) : DbContext(options)
{
    /// <summary>SQLite has one writer at a time, and those who find it busy sleep: that would take longer than the test may.</summary>
    public static readonly SemaphoreSlim Writer = new(1);

    public DbSet<HandledRow> Rows => Set<HandledRow>();
}
