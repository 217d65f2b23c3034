using System.Text.Json;

namespace Marketplace.Abuse;

/// <summary>Something that looks wrong.</summary>
/// <param name="Id">The flag.</param>
/// <param name="Rule">
/// `own_card`: a customer of a provider paid with a card that the provider paid with elsewhere. `shared_card`: three or more customers of a provider
/// paid with one card. `reciprocal`: two providers paid each other three times or more. `free_bookings`: five or more bookings of a customer, of one
/// provider alone, and nothing of it ever cost anything. `declined_cards`: six or more cards of a customer were declined within a day.
/// `card_of_many`: four or more customers paid with one card, whichever providers they booked with.
/// </param>
/// <param name="Status">What was made of it.</param>
/// <param name="ProviderId">Who would gain by it; null where that is nobody in particular.</param>
/// <param name="CustomerId">With whom; null where there are several.</param>
/// <param name="HoldsPayouts">Whether the provider is not paid while it is open.</param>
/// <param name="Facts">What the rule saw.</param>
/// <param name="RaisedAt">When.</param>
/// <param name="DecidedAt">When an operator decided; null while nobody has.</param>
/// <param name="DecidedBy">Who.</param>
/// <param name="Reason">Why.</param>
internal sealed record FlagBody(
    Guid Id,
    FlagRule Rule,
    FlagStatus Status,
    Guid? ProviderId,
    Guid? CustomerId,
    bool HoldsPayouts,
    ImmutableArray<FlagFact> Facts,
    DateTimeOffset RaisedAt,
    DateTimeOffset? DecidedAt,
    Guid? DecidedBy,
    string? Reason)
{
    /// <summary>As it is kept in a row.</summary>
    public static FlagBody Of(
        Guid id,
        string rule,
        string status,
        Guid? providerId,
        Guid? customerId,
        bool holdsPayouts,
        string facts,
        DateTimeOffset raisedAt,
        DateTimeOffset? decidedAt,
        Guid? decidedBy,
        string? reason) => new(
            id,
            EnumNames<FlagRule>.ByName[rule],
            EnumNames<FlagStatus>.ByName[status],
            providerId,
            customerId,
            holdsPayouts,
            JsonSerializer.Deserialize<ImmutableArray<FlagFact>>(facts, MarketplaceJson.Options),
            raisedAt,
            decidedAt,
            decidedBy,
            reason);

    public static FlagBody Of(FlagView view) => new(
        view.Id,
        view.Case.Rule,
        view.Status,
        view.Case.ProviderId,
        view.Case.CustomerId,
        view.Case.HoldsPayouts,
        view.Case.Facts,
        view.RaisedAt,
        view.DecidedAt,
        view.DecidedBy,
        view.Reason);
}
