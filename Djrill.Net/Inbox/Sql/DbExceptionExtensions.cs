using System.Data.Common;

namespace Djrill.Net.Inbox;

internal static class DbExceptionExtensions
{
    private const string DeadlockDetected = "40P01", SerializationFailure = "40001";

    extension(DbException exception)
    {
        /// <summary>Gets whether the database has rolled back the transaction because of another one, so that it can be repeated.</summary>
        public bool IsConflict => exception.SqlState is DeadlockDetected or SerializationFailure;
    }
}
