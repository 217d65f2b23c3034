namespace Marketplace.Work;

/// <summary>The work that failed, wherever it lies.</summary>
internal interface IFailedWork
{
    /// <summary>Lets it be tried at once, as if it had never failed.</summary>
    Task Retry(WorkRef work, CancellationToken cancellationToken);

    /// <summary>Parks what nobody waits for any more, and takes it out of the operators' queue.</summary>
    Task LetGo(WorkRef work, CancellationToken cancellationToken);
}
