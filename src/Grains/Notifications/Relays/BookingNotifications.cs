using Marketplace.Bookings;
using Microsoft.Extensions.Options;

namespace Marketplace.Notifications;

/// <summary>Tells both sides of a booking what happens to it, and reminds them of it.</summary>
internal sealed class BookingNotifications(IGrainFactory grains, Notifier notifier, IOptions<NotificationOptions> options) : IRelay<BookingEvent>
{
    public bool Hears(BookingEvent happened) => TopicOf(happened) is not null;

    public async Task Tell(Notice<BookingEvent> notice, CancellationToken cancellationToken)
    {
        if (TopicOf(notice.Event) is not { } topic)
        {
            return;
        }

        var booking = await BookingFacts.Of(grains, notice, cancellationToken);
        foreach (var person in await WhoHears(notice.Event, booking, cancellationToken))
        {
            await notifier.Tell(notice, person, topic, FactsOf(notice, booking), CauseOf(notice));
            if (RemindedOf(notice.Event, booking) is { } start)
            {
                await Remind(notice, person, booking, start);
            }
        }
    }

    private static NotificationTopic? TopicOf(BookingEvent happened) => happened switch
    {
        BookingRequested => NotificationTopic.BookingRequested,
        BookingConfirmed => NotificationTopic.BookingConfirmed,
        BookingDeclined => NotificationTopic.BookingDeclined,
        BookingCancelled => NotificationTopic.BookingCancelled,
        BookingMoved or BookingChanged or BookingSeatsCancelled => NotificationTopic.BookingChanged,
        BookingOffered => NotificationTopic.QuoteOffered,
        _ => null,
    };

    private async Task<ImmutableArray<Guid>> WhoHears(BookingEvent happened, BookingView booking, CancellationToken cancellationToken)
    {
        var onlyCustomer = happened is BookingDeclined { By: not BookingSide.Customer } or BookingOffered { Offer.By: BookingSide.Provider };
        var onlyProvider = happened is BookingRequested or BookingDeclined { By: BookingSide.Customer } or BookingOffered { Offer.By: BookingSide.Customer };
        return onlyCustomer ? [booking.CustomerId]
            : !onlyProvider ? await notifier.BothOf(booking.CustomerId, booking.Terms.ProviderId, cancellationToken)
            : await notifier.PersonOf(booking.Terms.ProviderId, cancellationToken) is { } provider ? [provider]
            : [];
    }

    /// <summary>What the other side could have answered meanwhile is no question any more.</summary>
    private static NotificationCause? CauseOf(Notice<BookingEvent> notice) =>
        notice.Event is BookingRequested ? NotificationCause.Stands(notice.Source, BookingStatus.Requested) : null;

    private static NotificationFacts FactsOf(Notice<BookingEvent> notice, BookingView booking)
    {
        var terms = notice.Event switch
        {
            BookingOffered offered => offered.Offer.Terms,
            BookingMoved moved => moved.Terms,
            _ => booking.Terms,
        };
        return new NotificationFacts
        {
            BookingId = notice.Source,
            ListingId = terms.ListingId,
            Title = terms.Title,
            At = terms.Start,
            TimeZone = terms.TimeZone,
            Amount = terms.Total,
        };
    }

    /// <summary>The start that this event fixes; null where it fixes none.</summary>
    private static DateTimeOffset? RemindedOf(BookingEvent happened, BookingView booking) => happened switch
    {
        BookingConfirmed => booking.Terms.Start,
        BookingMoved moved => moved.Terms.Start,
        _ => null,
    };

    /// <summary>One reminder for each start of a booking, also where it is moved away and back.</summary>
    private Task Remind(Notice<BookingEvent> notice, Guid person, BookingView booking, DateTimeOffset start)
    {
        var at = start - options.Value.ReminderBefore;
        if (at <= notice.At)
        {
            return Task.CompletedTask;
        }

        var cause = CommandContext.CausedBy(notice.Stream.ToString(), start.UtcTicks, "remind", notice.Correlation);
        var facts = FactsOf(notice, booking) with { At = start, Hours = (long)Math.Ceiling(options.Value.ReminderBefore.TotalHours) };
        return notifier.Tell(
            cause,
            new NotificationCase(person, NotificationTopic.BookingReminder, facts, $"{notice.Stream}#{notice.Version}", NotificationCause.Stands(notice.Source, BookingStatus.Confirmed, start)),
            at);
    }
}
