namespace Marketplace;

/// <summary>The answer to a command: a view of what is now true, or the reason nothing changed.</summary>
/// <param name="View">The resource as it is now; null when refused.</param>
/// <param name="Refusal">Why not; null when done.</param>
/// <param name="Replayed">True when this command had already taken effect before.</param>
[GenerateSerializer, Immutable, Alias("outcome`1")]
public readonly record struct Outcome<TView>(TView? View, Refusal? Refusal, bool Replayed)
    where TView : class
{
    public static implicit operator Outcome<TView>(TView view) => new(view, null, false);

    public static implicit operator Outcome<TView>(Refusal refusal) => new(null, refusal, false);

    public TResult Match<TResult>(Func<TView, TResult> done, Func<Refusal, TResult> refused) =>
        Refusal is null ? done(View!) : refused(Refusal);
}
