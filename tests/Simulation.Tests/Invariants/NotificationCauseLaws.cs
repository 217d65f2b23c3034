using Marketplace.Bookings;
using Marketplace.Conversations;
using Marketplace.Notifications;

namespace Marketplace.Simulations;

/// <summary>Nothing is told whose cause had passed when it fell due, and nothing lapses whose cause had not.</summary>
internal static class NotificationCauseLaws
{
    public static IEnumerable<Violation> Judge(History history)
    {
        var steps = history.Steps.Index().ToLookup(step => step.Item.Stream, step => (At: step.Index, step.Item));
        var posted = history.All<NotificationPosted>().Select(step => step.Event.NotificationId).ToHashSet();
        foreach (var (id, notification) in history.Last<NotificationState>().Where(last => last.State.Case!.Cause is not null))
        {
            var cause = notification.Case!.Cause!;
            var about = new Cause(cause, [.. steps[StreamOf(cause)]]);
            var due = -1;
            foreach (var (at, step) in steps[id])
            {
                // Shown while it was due since then; or mailed while that was.
                due = step.Step.Event is NotificationPlanned { DueAt: null } or NotificationFellDue or NotificationShown ? at : due;
                if (step.Step.Event is NotificationMailed && about.HadPassed(due))
                {
                    yield return new Violation("dead cause", $"{id} was mailed although its cause had passed: {cause}");
                }

                if (step.Step.Event is NotificationLapsed { Why: LapseReason.CausePassed } && !about.PassedWithin(due, at))
                {
                    yield return new Violation("dead cause", $"{id} lapsed although its cause stood: {cause}");
                }
            }

            if (posted.Contains(id.GetGuidKey()) && about.HadPassed(steps[id].First(step => IsDue(step.Item)).At))
            {
                yield return new Violation("dead cause", $"{id} was told although its cause had passed: {cause}");
            }
        }
    }

    private static bool IsDue(Committed step) => ((NotificationState)step.Step.After).Phase is NotificationPhase.Due;

    private static GrainId StreamOf(NotificationCause cause) =>
        GrainId.Create(cause.Kind is NotificationCauseKind.BookingStands ? "booking" : "conversation", cause.SubjectId.ToString("N"));

    private sealed record Cause(NotificationCause Rests, ImmutableArray<(int At, Committed Step)> Steps)
    {
        public bool HadPassed(int at) => IsPassed([.. Steps.TakeWhile(step => step.At <= at)], onlyRead: true);

        public bool PassedWithin(int from, int until) =>
            Steps.Where(step => step.At > from && step.At <= until).Select(step => step.At).Prepend(from)
                .Any(at => IsPassed([.. Steps.TakeWhile(step => step.At <= at)], onlyRead: false));

        /// <param name="steps">What had happened.</param>
        /// <param name="onlyRead">Not because of another message, of which the person was told instead, nor of a silence that ends while they are told.</param>
        private bool IsPassed(ImmutableArray<(int At, Committed Step)> steps, bool onlyRead)
        {
            if (steps is [] || steps[^1].Step.Step.After is not ConversationState thread)
            {
                return steps is [.., { Step.Step.After: BookingState booking }]
                    && (booking.Status != Rests.Status || (Rests.Start is { } start && booking.Terms!.Start != start));
            }

            var deleted = Gone(steps.Select(step => step.Step.Step.Event));
            var messages = steps.Select(step => step.Step.Step.Event).OfType<MessagePosted>().ToArray();
            var mine = messages.Single(message => message.Sequence == Rests.Sequence);
            var (seen, mute) = mine.Side is ConversationSide.Customer ? (thread.ProviderRead, thread.Provider?.Mute) : (thread.CustomerRead, thread.Customer?.Mute);
            return mine.Sequence <= seen || deleted.Contains(mine.Sequence) || (mute is not null && (!onlyRead || mute.Until is null))
                || (!onlyRead && messages.Any(message => message.Side == mine.Side && message.Sequence > seen && message.Sequence < mine.Sequence && !deleted.Contains(message.Sequence)));
        }

        /// <summary>What has no words, for whatever reason.</summary>
        private static HashSet<long> Gone(IEnumerable<object> events)
        {
            var gone = new HashSet<long>();
            foreach (var happened in events)
            {
                _ = happened switch
                {
                    MessageDeleted e => gone.Add(e.Sequence),
                    MessageRemoved e => gone.Add(e.Sequence),
                    MessageRestored e => gone.Remove(e.Sequence),
                    _ => false,
                };
            }

            return gone;
        }
    }
}
