namespace Marketplace.Work;

/// <summary>
/// One kind of work whose items lie in a table until they are done. An item is claimed for a while, the claim is
/// committed, and only then is it carried out: no transaction is ever open while the world outside is asked.
/// </summary>
/// <remarks>An item may be carried out more than once, after a crash or a lost claim, so whatever it causes carries an id that derives from it.</remarks>
internal interface IWork<TItem>
{
    /// <summary>Names this work in logs, metrics, and in what does not settle.</summary>
    string Name { get; }

    /// <summary>Claims at most so many items that nobody else holds, the most urgent first.</summary>
    Task<IReadOnlyList<TItem>> Claim(int limit, CancellationToken cancellationToken);

    /// <summary>Does it. An exception means that it is tried again later.</summary>
    Task CarryOut(TItem item, CancellationToken cancellationToken);

    /// <summary>Writes down what became of a claimed item.</summary>
    /// <param name="item">The item.</param>
    /// <param name="error">Why it failed; null when it was carried out.</param>
    /// <param name="cancellationToken">Gives up; the claim then runs out by itself.</param>
    Task Finish(TItem item, Exception? error, CancellationToken cancellationToken);
}
