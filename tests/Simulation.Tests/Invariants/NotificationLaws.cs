using Marketplace.Bookings;
using Marketplace.Complaints;
using Marketplace.Conversations;
using Marketplace.Identity;
using Marketplace.Invoices;
using Marketplace.Moderation;
using Marketplace.Notifications;
using Marketplace.Payments;
using Marketplace.Payouts;
using Marketplace.Providers;
using Marketplace.Reviews;
using Marketplace.Waitlists;
using Topic = Marketplace.Notifications.NotificationTopic;

namespace Marketplace.Simulations;

/// <summary>Whatever should be told was told to whom it concerns, once, and nothing was told whose cause had passed.</summary>
internal static class NotificationLaws
{
    public static IEnumerable<Violation> Judge(Town town)
    {
        var history = town.Watch.History;
        return Planned(history).Concat(Ended(town)).Concat(Posted(history)).Concat(Mailed(town)).Concat(NotificationCauseLaws.Judge(history));
    }

    /// <summary>Of each event everybody whom it concerns has one notification, and nobody has one of anything else. Reminders follow from starts.</summary>
    private static IEnumerable<Violation> Planned(History history)
    {
        var accounts = history.Last<ProviderState>().ToDictionary(last => last.Id.GetGuidKey(), last => last.State.AccountId);
        var due = history.Steps.SelectMany(step => Due(step, accounts)).ToLookup(told => told);
        var planned = history.All<NotificationPlanned>().Select(step => step.Event.Case)
            .Where(said => said.Topic is not (Topic.BookingReminder or Topic.AccountSecurity or Topic.PaymentReceived))
            .ToLookup(said => (said.Source, said.PersonId, said.Topic));
        foreach (var told in due.Select(group => group.Key).Concat(planned.Select(group => group.Key)).Distinct().Where(told => planned[told].Count() != due[told].Count()))
        {
            yield return new Violation("told", $"{told} should be told {due[told].Count()} times and was planned {planned[told].Count()} times");
        }

        var receipts = history.All<PaymentReceiptWritten>().Select(step => (Source: $"{step.At.Stream}", step.Event.Document.CustomerId)).Order().ToArray();
        var receipted = history.All<NotificationPlanned>().Where(step => step.Event.Case.Topic is Topic.PaymentReceived)
            .Select(step => (step.Event.Case.Source, step.Event.Case.PersonId)).Order().ToArray();
        if (!receipts.SequenceEqual(receipted))
        {
            yield return new Violation("told", $"there are {receipts.Length} receipts, and {receipted.Length} people were told of one");
        }
    }

    private static IEnumerable<(string Source, Guid Person, Topic About)> Due(Committed step, Dictionary<Guid, Guid> accounts)
    {
        var source = $"{step.Stream}#{step.Step.Version}";
        return (step.Step.Event, step.Step.After) switch
        {
            (BookingRequested, BookingState booking) => To(Topic.BookingRequested, Provider(booking.Terms!.ProviderId)),
            (BookingConfirmed, BookingState booking) => To(Topic.BookingConfirmed, Both(booking)),
            (BookingDeclined { By: BookingSide.Customer }, BookingState booking) => To(Topic.BookingDeclined, Provider(booking.Terms!.ProviderId)),
            (BookingDeclined, BookingState booking) => To(Topic.BookingDeclined, [booking.CustomerId]),
            (BookingCancelled, BookingState booking) => To(Topic.BookingCancelled, Both(booking)),
            (BookingMoved or BookingChanged or BookingSeatsCancelled, BookingState booking) => To(Topic.BookingChanged, Both(booking)),
            (BookingOffered { Offer.By: BookingSide.Customer }, BookingState booking) => To(Topic.QuoteOffered, Provider(booking.Terms!.ProviderId)),
            (BookingOffered, BookingState booking) => To(Topic.QuoteOffered, [booking.CustomerId]),
            (PaymentFailed, PaymentState payment) => To(Topic.PaymentFailed, [payment.CustomerId]),
            (PaymentRefunded, PaymentState payment) => To(Topic.PaymentRefunded, [payment.CustomerId]),
            (PaymentRefundFailed, PaymentState payment) => To(Topic.RefundFailed, [payment.CustomerId]),
            (MessagePosted { AuthorId: not null, Side: ConversationSide.Provider or ConversationSide.Support }, ConversationState thread) => To(Topic.MessageReceived, [thread.Topic!.CustomerId]),
            (MessagePosted { AuthorId: not null }, ConversationState { Topic.Kind: not TopicKind.Support } thread) => To(Topic.MessageReceived, Provider(thread.Topic!.ProviderId)),
            (ReviewGiven { Side: ReviewSide.Provider }, ReviewState review) => To(Topic.ReviewReceived, [review.CustomerId]),
            (ReviewGiven, ReviewState review) => To(Topic.ReviewReceived, Provider(review.ProviderId)),
            (ReviewsClosed, ReviewState review) => To(Topic.ReviewPublished, Reviewed(review)),
            (PayoutSent, PayoutState payout) => To(Topic.PayoutSent, Provider(payout.ProviderId)),
            (PayoutFailed, PayoutState payout) => To(Topic.PayoutFailed, Provider(payout.ProviderId)),
            (ComplaintOpened, ComplaintState complaint) => To(Topic.ComplaintOpened, Provider(complaint.Case!.ProviderId)),
            (ComplaintEnded, ComplaintState complaint) => To(Topic.ComplaintDecided, [complaint.Case!.CustomerId, .. Provider(complaint.Case.ProviderId)]),
            (ReportDecided, MessageReportState { Message: { } message } report) => To(
                Topic.ModerationDecided, [.. report.Filings.Select(filing => filing.PersonId), .. report.ConcernsAuthor ? (Guid[])[message.AuthorId] : []]),
            (WaitlistOffered offered, WaitlistState line) => To(Topic.WaitlistOffered, [line.Find(offered.EntryId)!.Entry.CustomerId]),
            _ => [],
        };

        IEnumerable<(string, Guid, Topic)> To(Topic topic, IEnumerable<Guid> people) => people.Select(person => (source, person, topic));

        IEnumerable<Guid> Provider(Guid provider) => accounts.TryGetValue(provider, out var account) ? [account] : [];

        IEnumerable<Guid> Both(BookingState booking) => [booking.CustomerId, .. Provider(booking.Terms!.ProviderId)];

        IEnumerable<Guid> Reviewed(ReviewState review) =>
            [.. review.Of(ReviewSide.Provider) is null ? [] : (Guid[])[review.CustomerId], .. review.Of(ReviewSide.Customer) is null ? [] : Provider(review.ProviderId)];
    }

    /// <summary>Nothing is left to be done, but what is not due yet.</summary>
    private static IEnumerable<Violation> Ended(Town town) =>
        from last in town.Watch.History.Last<NotificationState>()
        where last.State.Phase is NotificationPhase.Due or NotificationPhase.MailDue || (last.State.DueAt is { } at && at < town.Settled)
        select new Violation("told", $"{last.Id} is {last.State.Phase} to the end, about {last.State.Case!.Topic}");

    /// <summary>Each stands in its person's list once, unless it lapsed or they did not want it there.</summary>
    private static IEnumerable<Violation> Posted(History history)
    {
        var posted = history.All<NotificationPosted>().ToLookup(step => step.Event.NotificationId, step => step.At.Stream.GetGuidKey());
        var refused = history.All<NotificationPreferencesSet>()
            .SelectMany(set => NotificationTopics.All.Where(rule => !set.Event.Preferences.IsOn(rule.Topic, NotificationChannel.InApp)).Select(rule => (set.At.Stream.GetGuidKey(), rule.Topic)))
            .ToHashSet();
        foreach (var (id, notification) in history.Last<NotificationState>())
        {
            var said = notification.Case!;
            var lists = posted[id.GetGuidKey()].ToArray();
            var isDue = notification.Phase is NotificationPhase.Done or NotificationPhase.Held && !refused.Contains((said.PersonId, said.Topic));
            if (lists.Length > 1 || lists.Any(person => person != said.PersonId) || (isDue && lists.Length == 0))
            {
                yield return new Violation("told", $"{id} about {said.Topic} is {notification.Phase} and stands in {lists.Length} lists");
            }
        }
    }

    /// <summary>What was mailed came, once, and whoever can be written to hears of their money and their account.</summary>
    private static IEnumerable<Violation> Mailed(Town town)
    {
        var mailed = town.Watch.History.All<NotificationMailed>().Select(step => step.At.Stream).ToHashSet();
        var people = town.Watch.History.Last<AccountState>().Select(last => last.Id.GetGuidKey()).ToHashSet();
        foreach (var (id, notification) in town.Watch.History.Last<NotificationState>())
        {
            var (said, came) = (notification.Case!, town.Post.Took(notification.MailId));
            var isMailed = mailed.Contains(id);
            if ((isMailed && !came) || (came && notification.Phase is not (NotificationPhase.Done or NotificationPhase.Lapsed)))
            {
                yield return new Violation("told", $"the mail of {id} about {said.Topic} {(came ? "came" : "did not come")}, and it is {notification.Phase}");
            }

            if (NotificationTopics.Of(said.Topic).IsMandatory && people.Contains(said.PersonId) && notification.Phase is NotificationPhase.Lapsed)
            {
                yield return new Violation("told", $"{id} about {said.Topic} lapsed, and its person can be written to");
            }
        }
    }
}
