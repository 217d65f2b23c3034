using System.Diagnostics;

namespace Marketplace.Conversations;

/// <summary>The rules of writing to people first: how many within any day, and to how many of them the same.</summary>
internal sealed class FirstContacts : IRules<FirstContactsState, FirstContactsCommand, FirstContactsEvent>
{
    public static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private FirstContacts()
    {
    }

    public static string StreamType => "first-contacts";

    public static Decision<FirstContactsEvent> Decide(FirstContactsState state, FirstContactsCommand command, DateTimeOffset now) => command switch
    {
        MakeFirstContact { Opens: true, HasPaid: false } make when Full(Opened(state, now), make.Limits.Threads) is { } until =>
            ConversationRefusals.TooManyInquiries(make.Limits.Threads, until - now),
        MakeFirstContact { TextMark: not null } make when Full(ToOthers(state, make, now), make.Limits.People) is { } until =>
            ConversationRefusals.SameText(make.Limits.People, until - now),
        MakeFirstContact make => new FirstContactMade(now, make.ThreadId, make.ProviderId, make.Opens, make.TextMark),
        _ => throw new UnreachableException($"{command.GetType().Name} has no rule."),
    };

    public static FirstContactsState Evolve(FirstContactsState state, FirstContactsEvent happened) => happened switch
    {
        FirstContactMade e => state with
        {
            Contacts =
            [
                .. state.Contacts.Where(before => before.At > e.At - Day).TakeLast(FirstContactLimits.Most - 1),
                new FirstContact(e.At, e.ProviderId, e.Opens, e.TextMark),
            ],
        },
        _ => throw new UnreachableException($"{happened.GetType().Name} has no transition."),
    };

    private static IEnumerable<DateTimeOffset> Opened(FirstContactsState state, DateTimeOffset now) =>
        state.Contacts.Where(contact => contact.Opens && contact.At > now - Day).Select(contact => contact.At);

    /// <summary>When each of the others last had the same text.</summary>
    private static IEnumerable<DateTimeOffset> ToOthers(FirstContactsState state, MakeFirstContact make, DateTimeOffset now) =>
        state.Contacts
            .Where(contact => contact.TextMark == make.TextMark && contact.ProviderId != make.ProviderId && contact.At > now - Day)
            .GroupBy(contact => contact.ProviderId, (_, contacts) => contacts.Max(contact => contact.At));

    /// <returns>When there is room for one more; null where there is.</returns>
    private static DateTimeOffset? Full(IEnumerable<DateTimeOffset> moments, int limit)
    {
        DateTimeOffset[] counted = [.. moments.Order()];
        return counted.Length < limit ? null : counted[counted.Length - limit] + Day;
    }
}
