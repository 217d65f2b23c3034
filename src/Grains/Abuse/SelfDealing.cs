using System.Globalization;

namespace Marketplace.Abuse;

/// <summary>What looks as if somebody dealt with themselves. Few rules, each of which an operator can see to be so.</summary>
internal static class SelfDealing
{
    /// <summary>Two may share a card: a couple, or a parent with a child. Three who all book with one provider hardly do.</summary>
    public const int CustomersOfACard = 3;

    /// <summary>A family may share a card; so many accounts are opened by who has a card that is not theirs, or several names.</summary>
    public const int AccountsOfACard = 4;

    /// <summary>Providers hire each other; three times each in a quarter of a year is a habit.</summary>
    public const int TimesEach = 3;

    /// <summary>Nobody is given five bookings without ever having paid anybody for one.</summary>
    public const int FreeBookings = 5;

    /// <summary>So many declined cards within a day are worth a look, whether or not they were let try.</summary>
    public const int Declines = 6;

    /// <summary>How far back is looked.</summary>
    public static readonly TimeSpan Span = TimeSpan.FromDays(90);

    /// <summary>What a card says that paid something.</summary>
    /// <param name="card">Its fingerprint.</param>
    /// <param name="paid">What it just paid.</param>
    /// <param name="all">What it paid lately, this among it or not.</param>
    public static IEnumerable<(Guid Id, FlagCase Case)> OfCard(string card, CardPayment paid, IEnumerable<CardPayment> all)
    {
        CardPayment[] known = [.. all.Append(paid).DistinctBy(payment => payment.PaymentId)];
        foreach (var (provider, customer) in known.Where(other => other.CustomerId != paid.CustomerId).SelectMany(other => Owners(paid, other)).Distinct())
        {
            var payments = known.Where(payment => payment.ProviderId == provider && payment.CustomerId == customer);
            yield return (
                FlagId.OwnCard(provider, customer), new FlagCase(FlagRule.OwnCard, provider, customer, HoldsPayouts: true, Facts([Card(card), .. payments.Select(Payment)])));
        }

        CardPayment[] theirs = [.. known.Where(payment => payment.ProviderId == paid.ProviderId)];
        Guid[] customers = [.. theirs.Select(payment => payment.CustomerId).Distinct()];
        if (customers.Length >= CustomersOfACard)
        {
            yield return (
                FlagId.SharedCard(paid.ProviderId, card),
                new FlagCase(
                    FlagRule.SharedCard,
                    paid.ProviderId,
                    CustomerId: null,
                    HoldsPayouts: true,
                    Facts([Card(card), Count(customers.Length), .. customers.Select(Customer), .. theirs.Select(Payment)])));
        }

        Guid[] accounts = [.. known.Select(payment => payment.CustomerId).Distinct()];
        if (accounts.Length >= AccountsOfACard)
        {
            yield return (
                FlagId.CardOfMany(card),
                new FlagCase(
                    FlagRule.CardOfMany,
                    ProviderId: null,
                    CustomerId: null,
                    HoldsPayouts: false,
                    Facts([Card(card), Count(accounts.Length), .. accounts.Select(Customer), .. known.Select(Payment)])));
        }
    }

    /// <summary>What the dealings of two say of whom each is customer and provider.</summary>
    public static (Guid Id, FlagCase Case)? Reciprocal(Guid provider, Guid customer, Dealings there, Dealings back) =>
        there.Paid >= TimesEach && back.Paid >= TimesEach
            ? (FlagId.Reciprocal(provider, ProviderOf(customer)),
                new FlagCase(FlagRule.Reciprocal, provider, customer, HoldsPayouts: false, Facts([Count(there.Paid), Count(back.Paid)])))
            : null;

    /// <summary>What the dealings of somebody say who never pays.</summary>
    public static (Guid Id, FlagCase Case)? Free(Guid provider, Guid customer, Dealings dealings) =>
        dealings is { Paid: 0, Elsewhere: 0, Free: >= FreeBookings }
            ? (FlagId.FreeBookings(provider, customer), new FlagCase(FlagRule.FreeBookings, provider, customer, HoldsPayouts: false, Facts([Count(dealings.Free)])))
            : null;

    public static (Guid Id, FlagCase Case)? Declined(Guid customer, int declines, DateTimeOffset now) =>
        declines >= Declines
            ? (FlagId.DeclinedCards(customer, now), new FlagCase(FlagRule.DeclinedCards, ProviderId: null, customer, HoldsPayouts: false, Facts([Count(declines)])))
            : null;

    /// <summary>The provider whom somebody is, if they are one.</summary>
    public static Guid ProviderOf(Guid account) => Actor.Member(account).ProviderId;

    /// <summary>Whose customer paid with a card of whoever gains by it: of two payments either may be the earlier one.</summary>
    private static IEnumerable<(Guid Provider, Guid Customer)> Owners(CardPayment one, CardPayment other)
    {
        if (ProviderOf(other.CustomerId) == one.ProviderId)
        {
            yield return (one.ProviderId, one.CustomerId);
        }

        if (ProviderOf(one.CustomerId) == other.ProviderId)
        {
            yield return (other.ProviderId, other.CustomerId);
        }
    }

    private static ImmutableArray<FlagFact> Facts(IEnumerable<FlagFact> facts) => [.. facts.Take(FlagCase.MostFacts)];

    private static FlagFact Card(string card) => new("card", card);

    private static FlagFact Count(long count) => new("count", count.ToString(CultureInfo.InvariantCulture));

    private static FlagFact Customer(Guid customer) => new("customer", customer.ToString());

    private static FlagFact Payment(CardPayment payment) => new("payment", payment.PaymentId.ToString());
}
