using Orleans.Storage;

namespace Marketplace.Postgres;

/// <summary>Makes writes of aggregates durable, each whole or not at all.</summary>
internal interface ICommits
{
    /// <summary>Returns when the write is durable.</summary>
    /// <exception cref="InconsistentStateException">The stream was not at the version that its turn had seen. Nothing was written.</exception>
    /// <exception cref="CommitRefusedException">A constraint said no. Nothing was written.</exception>
    /// <exception cref="StorageUnavailableException">It could not be taken, or not in time. Nothing was written.</exception>
    /// <exception cref="OutcomeUnknownException">The answer was lost. Everything was written, or nothing.</exception>
    Task Commit(AggregateWrite write);
}
