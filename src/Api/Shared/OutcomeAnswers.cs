namespace Marketplace;

/// <summary>From what a grain answers to what HTTP answers: one line at the end of every endpoint.</summary>
internal static class OutcomeAnswers
{
    /// <summary>200 with the body made of the view; `ETag` when the view is <see cref="IVersioned"/>.</summary>
    public static OkAnswer<TBody> ToOk<TView, TBody>(this Outcome<TView> outcome, Func<TView, TBody> body)
        where TView : class =>
        outcome.Match<OkAnswer<TBody>>(
            view => new() { Body = body(view), Replayed = outcome.Replayed, Version = VersionOf(view) },
            refusal => refusal);

    /// <summary>200 with the view itself.</summary>
    public static OkAnswer<TView> ToOk<TView>(this Outcome<TView> outcome)
        where TView : class =>
        outcome.ToOk(view => view);

    /// <summary>201 with the body made of the view, and where it can be read, below the base: `/bookings/{id}`.</summary>
    public static CreatedAnswer<TBody> ToCreated<TView, TBody>(
        this Outcome<TView> outcome, Func<TView, string> location, Func<TView, TBody> body)
        where TView : class =>
        outcome.Match<CreatedAnswer<TBody>>(
            view => new() { Body = body(view), Replayed = outcome.Replayed, Version = VersionOf(view), Location = location(view) },
            refusal => refusal);

    /// <summary>204.</summary>
    public static NoContentAnswer ToNoContent<TView>(this Outcome<TView> outcome)
        where TView : class =>
        outcome.Match<NoContentAnswer>(
            view => new() { Replayed = outcome.Replayed, Version = VersionOf(view) },
            refusal => refusal);

    private static long? VersionOf<TView>(TView view) => view is IVersioned versioned ? versioned.Version : null;
}
