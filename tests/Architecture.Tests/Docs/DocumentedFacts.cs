using System.Collections.Frozen;
using System.Reflection;
using System.Text.RegularExpressions;
using Marketplace.Architecture.Wire;
using Marketplace.Bookings;
using Marketplace.Calendars;
using Marketplace.Listings;
using Marketplace.Series;

namespace Marketplace.Architecture;

/// <summary>
/// Whoever is refused by a booking, a calendar or what belongs to them learns why: every refusal of theirs has facts, and docs/errors.md
/// names them, or it has none and the page says for which reason.
/// </summary>
public sealed partial class DocumentedFacts
{
    private static readonly ImmutableArray<string> Contexts =
        ["Bookings", "Calendars", "Closures", "Complaints", "Coupons", "Feeds", "Groups", "Listings", "Moderation", "Packages", "Resources", "SecurityDeposits", "Series", "Waitlists"];

    /// <summary>Made where the fault is found, or of rules that give their own facts.</summary>
    private static readonly ImmutableArray<Refusal> Others =
    [
        CalendarRefusals.Of(SlotReasons.NoHours),
        CalendarRefusals.Of(SlotReasons.SeatsTaken(3, 1, 2)),
        BookingRefusals.NotAsQuoted(Sample<BookingTerms>("quoted"), Sample<BookSlot>("wish") with { ListingId = Guid.Empty, Start = default, Seats = 1, Duration = TimeSpan.FromDays(1), AddOns = [] }),
        ChangeFaults.Of(Sample<BookingTerms>("terms"), new ChangeWish([], null, null))!,
        OfferFaults.Of(new OfferQuery(default, default, 1, [], null), "EUR", null)!,
        MigrationRefusals.VersionNotKnown(new MigrationPlan(BookingMode.Instant, 1, 1, false))!,
        SeriesRefusals.Conflict([Sample<SeriesMoveTime>("time") with { Outcome = SeriesMoveOutcome.Stayed }]),
        SeriesRefusals.NothingToRebook(Sample<SeriesState>("series"), 0, default),
    ];

    /// <summary>What no sample is enough for, and what is nothing without the rule that gives it its facts.</summary>
    private static readonly FrozenSet<(Type, string)> ByHand = FrozenSet.Create(
        (typeof(BookingRefusals), nameof(BookingRefusals.NotAsQuoted)),
        (typeof(CalendarRefusals), nameof(CalendarRefusals.Of)),
        (typeof(CalendarRefusals), nameof(CalendarRefusals.SlotLimited)),
        (typeof(CalendarRefusals), nameof(CalendarRefusals.SlotTaken)),
        (typeof(CalendarRefusals), nameof(CalendarRefusals.SlotUnavailable)),
        (typeof(MigrationRefusals), nameof(MigrationRefusals.VersionNotKnown)),
        (typeof(SeriesRefusals), nameof(SeriesRefusals.Conflict)));

    [Fact]
    public void Every_refusal_says_its_facts_and_the_page_names_them()
    {
        var documented = Documented();
        Assert.All(Refusals(), refusal =>
        {
            var facts = documented.GetValueOrDefault(refusal.Code);
            Assert.True(facts is not null, $"{refusal.Code} has no facts on the page.");
            if (Reason().IsMatch(facts))
            {
                Assert.True(refusal.Facts.IsEmpty, $"{refusal.Code} has facts, and the page says that it has none.");
                return;
            }

            Assert.False(refusal.Facts.IsEmpty, $"{refusal.Code} says nothing.");
            Assert.All(refusal.Facts, fact => Assert.False(string.IsNullOrWhiteSpace(fact.Value), $"{refusal.Code} says nothing of {fact.Name}."));
            if (facts.StartsWith('`') && !IsOpen(facts))
            {
                Assert.All(refusal.Facts, fact => Assert.True(Named(facts).Contains(fact.Name), $"{refusal.Code} says {fact.Name}, and the page does not."));
            }
        });
    }

    [Fact]
    public void Every_fact_of_the_page_is_said()
    {
        var said = Refusals().SelectMany(refusal => refusal.Facts.Select(fact => (refusal.Code, fact.Name))).ToHashSet();
        Assert.All(Documented(), row => Assert.All(Always(row.Value), name => Assert.Contains((row.Key, name), said)));
    }

    [Fact]
    public void What_is_unknown_to_somebody_is_not_explained_to_them() =>
        Assert.All(Refusals().Where(refusal => refusal.Kind is RefusalKind.Unknown), refusal => Assert.Empty(refusal.Facts));

    [Fact]
    public void The_page_explains_every_common_fact_and_no_other() =>
        Assert.Equal(
            typeof(FactNames).GetFields().Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal),
            Common().Matches(Repository.Read("docs/errors.md")).Select(row => row.Groups["name"].Value).Order(StringComparer.Ordinal));

    /// <summary>One of each way to say no: constants as they are, and what is made of data with a sample of that data.</summary>
    private static ImmutableArray<Refusal> Refusals() =>
    [
        .. new[] { Product.Contracts, Product.Grains }.SelectMany(Product.TypesOf)
            .Where(type => type.Name.EndsWith("Refusals", StringComparison.Ordinal) && Contexts.Contains(type.Namespace!.Split('.')[^1]))
            .SelectMany(type => type.GetMembers(BindingFlags.Public | BindingFlags.Static))
            .Where(member => !ByHand.Contains((member.DeclaringType!, member.Name)))
            .Select(Make)
            .OfType<Refusal>()

            // A listing says it in the words of providers, who are not of these contexts.
            .Where(refusal => !refusal.Code.StartsWith("provider.", StringComparison.Ordinal))
            .Concat(Others),
    ];

    private static Refusal? Make(MemberInfo member) => member switch
    {
        FieldInfo { FieldType: var type } field when type == typeof(Refusal) => (Refusal)field.GetValue(null)!,
        MethodInfo { ReturnType: var type } method when type == typeof(Refusal) =>
            (Refusal)method.Invoke(null, [.. method.GetParameters().Select(parameter => Argument(parameter.ParameterType, parameter.Name!))])!,
        _ => null,
    };

    private static object? Argument(Type type, string name)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>))
        {
            var one = Array.CreateInstance(type.GetGenericArguments()[0], 1);
            one.SetValue(Samples.Of(type.GetGenericArguments()[0], name), 0);
            return one;
        }

        return type == typeof(BookingRole) ? BookingRole.ProviderSide : Samples.Of(type, name);
    }

    private static T Sample<T>(string name)
        where T : class => (T)Samples.Of(typeof(T), name)!;

    private static Dictionary<string, string> Documented() =>
        Row().Matches(Repository.Read("docs/errors.md")).ToDictionary(row => row.Groups["code"].Value, row => row.Groups["facts"].Value, StringComparer.Ordinal);

    /// <summary>The rule gives facts of its own.</summary>
    private static bool IsOpen(string facts) => facts.Contains(" as ", StringComparison.Ordinal);

    private static ImmutableArray<string> Named(string facts) => [.. Name().Matches(facts).Select(name => name.Groups["name"].Value)];

    /// <summary>Those that it has whatever the case is.</summary>
    private static ImmutableArray<string> Always(string facts) =>
        Reason().IsMatch(facts) || IsOpen(facts) || facts.Contains("or `", StringComparison.Ordinal) ? [] : Named(facts);

    [GeneratedRegex(@"^\| `(?<code>[^`]+)` \| [0-9]{3} \| [^|]+ \| (?<facts>[^|]+) \|$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Row();

    [GeneratedRegex(@"^\| `(?<name>[a-zA-Z]+)` \| (instant|number|name|names|money|as in the request) \|", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Common();

    [GeneratedRegex("^none: .{20,}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Reason();

    [GeneratedRegex("`(?<name>[a-zA-Z.]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Name();
}
