using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Djrill.Net.Chaos.Database;

namespace Djrill.Net.Chaos;

/// <summary>Plants a fault by changing the SQL of the inbox. The package itself holds no switch for it.</summary>
internal abstract partial class PlantedRewrite : StoreInterceptor
{
    public static StoreInterceptor? For(PlantedFault fault) => fault switch
    {
        PlantedFault.NoSync => new NoSync(),
        PlantedFault.NoOutcomeCondition => new NoOutcomeCondition(),
        PlantedFault.NoRenewal => new NoRenewal(),
        PlantedFault.NoDeduplication => new NoDeduplication(),
        _ => null,
    };

    /// <summary>Turns every sync off. The inbox reads the PRAGMA back, so the value that it wanted is given back.</summary>
    private sealed partial class NoSync : PlantedRewrite
    {
        private readonly ConditionalWeakTable<DbConnection, string> _wanted = [];

        public override string Rewrite(DbConnection connection, string sql)
        {
            var set = Setting().Match(sql);
            if (set.Success)
            {
                _wanted.AddOrUpdate(connection, set.Groups[1].Value.ToUpperInvariant() is "FULL" or "2" ? "2" : "1");
                sql = Setting().Replace(sql, "PRAGMA synchronous=OFF");
            }

            return _wanted.TryGetValue(connection, out var wanted) ? Question().Replace(sql, $"SELECT {wanted}") : sql;
        }

        [GeneratedRegex(@"PRAGMA\s+synchronous\s*=\s*(\w+)", RegexOptions.IgnoreCase)]
        private static partial Regex Setting();

        [GeneratedRegex(@"PRAGMA\s+synchronous\s*(?=;|$)", RegexOptions.IgnoreCase)]
        private static partial Regex Question();
    }

    private sealed class NoOutcomeCondition : PlantedRewrite;

    private sealed class NoRenewal : PlantedRewrite;

    private sealed class NoDeduplication : PlantedRewrite;
}
