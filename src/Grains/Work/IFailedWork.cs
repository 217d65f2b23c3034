namespace Marketplace.Work;

/// <summary>The work that failed, wherever it lies.</summary>
internal interface IFailedWork
{
    /// <summary>Lets it be tried at once, as if it had never failed.</summary>
    /// <param name="work">Which.</param>
    /// <param name="decision">Counts what operators decided about it: one that is told late undoes none that is younger.</param>
    /// <param name="cancellationToken">The relay's.</param>
    Task Retry(WorkRef work, long decision, CancellationToken cancellationToken);

    /// <summary>Parks what nobody waits for any more, and takes it out of the operators' queue.</summary>
    /// <inheritdoc cref="Retry"/>
    Task LetGo(WorkRef work, long decision, CancellationToken cancellationToken);
}
