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

    /// <summary>Removes the condition of the outcome (T2): it is written whatever other workers have written.</summary>
    private sealed partial class NoOutcomeCondition : PlantedRewrite
    {
        private const string LockOfT2 = "SELECT id FROM mandrill_events";

        public override string Rewrite(DbConnection connection, string sql) => sql.Contains(LockOfT2, StringComparison.Ordinal)
            ? Open().Replace(sql, "1 = 1")
                .Replace("AND version = @rowVersion", "", StringComparison.Ordinal)
                .Replace("AND state = 0", "", StringComparison.Ordinal)
                .Replace("DO NOTHING", "DO UPDATE SET version = mandrill_deliveries.version + 1", StringComparison.Ordinal)
            : sql;

        [GeneratedRegex(@"EXISTS \(SELECT 1 FROM mandrill_(events|deliveries) [^)]*\)")]
        private static partial Regex Open();
    }

    /// <summary>Lets a renewal (W2) keep the end of the lease.</summary>
    private sealed partial class NoRenewal : PlantedRewrite
    {
        public override string Rewrite(DbConnection connection, string sql) => Renewal().Replace(sql, "SET until = until");

        [GeneratedRegex(@"SET until = [^=]*? \+ @lease")]
        private static partial Regex Renewal();
    }

    /// <summary>Makes the index of the keys an ordinary one.</summary>
    private sealed class NoDeduplication : PlantedRewrite
    {
        private const string Index = "INDEX IF NOT EXISTS mandrill_events_key";

        public override string Rewrite(DbConnection connection, string sql) => sql
            .Replace($"CREATE UNIQUE {Index}", $"CREATE {Index}", StringComparison.Ordinal)
            .Replace("ON CONFLICT (key_time, webhook, key, number) DO NOTHING", "", StringComparison.Ordinal);
    }
}
