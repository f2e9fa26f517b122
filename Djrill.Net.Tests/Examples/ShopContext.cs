using Microsoft.EntityFrameworkCore;

namespace Djrill.Net.Tests.Examples;

public sealed class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options)
{
    public DbSet<Bounce> Bounces => Set<Bounce>();
}
