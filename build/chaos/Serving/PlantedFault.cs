namespace Djrill.Net.Chaos;

/// <summary>Specifies a fault that the rig plants between the package and its surroundings. The checker must find it.</summary>
internal enum PlantedFault
{
    None,

    /// <summary>'a': SQLite syncs nothing, and a killed process loses what was written since the last sync.</summary>
    NoSync,

    /// <summary>'b': the outcome in the handler's transaction has no condition.</summary>
    NoOutcomeCondition,

    /// <summary>'c': leases are never renewed.</summary>
    NoRenewal,

    /// <summary>'d': the answer 200 is sent before the batch is stored.</summary>
    EarlyAnswer,

    /// <summary>'e': events that are known are stored again.</summary>
    NoDeduplication,
}
