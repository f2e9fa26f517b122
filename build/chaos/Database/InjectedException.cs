using System.Data.Common;

namespace Djrill.Net.Chaos.Database;

/// <summary>A failure of the database that the rig made.</summary>
internal sealed class InjectedException(string message) : DbException(message);
