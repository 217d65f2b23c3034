using Marketplace.Bookings;

namespace Marketplace.Complaints;

/// <summary>The definition and the rules say the same: every state against every command of everybody.</summary>
public sealed class Steps_and_rules
{
    private static readonly DateTimeOffset Friday = new(2026, 3, 6, 11, 0, 0, TimeSpan.Zero);
    private static readonly Actor Ada = TestContexts.Person(1);
    private static readonly Actor Pia = TestContexts.Person(2);
    private static readonly Actor Olga = new(ActorRole.Operator, new Guid("44444444-0000-0000-0000-000000000000"), Guid.Empty);
    private static readonly Money Eighty = new(80_00, "EUR");

    private readonly HashSet<ComplaintMove> taken = [];
    private readonly Dictionary<string, ComplaintState> places = new(StringComparer.Ordinal);

    public Steps_and_rules()
    {
        Note(new ComplaintState(), Friday, Open(silenceGrants: false));
        Note(new ComplaintState(), Friday, Open(silenceGrants: true));
        for (var open = new Queue<ComplaintState>(places.Values); open.TryDequeue(out var place);)
        {
            foreach (var now in ComplaintDeadlines.Of(place).Select(deadline => deadline.At).Prepend(Friday.AddMinutes(1)))
            {
                foreach (var found in Words().Select(command => Note(place, now, command)).OfType<ComplaintState>())
                {
                    open.Enqueue(found);
                }
            }
        }
    }

    [Fact]
    public void What_happens_is_listed_and_what_is_listed_happens()
    {
        var listed = from move in ComplaintSteps.All
                     from role in new[] { BookingRole.Customer, BookingRole.Provider, BookingRole.Operator, BookingRole.Platform }
                     where move.By.HasFlag(role)
                     select move with { By = role };

        Assert.Equal(
            listed.Select(move => move.ToString()).Order(StringComparer.Ordinal),
            taken.Select(move => move.ToString()).Order(StringComparer.Ordinal));
    }

    /// <summary>Bookings rely on it: nothing else gives their money free.</summary>
    [Fact]
    public void Silence_brings_every_complaint_to_an_end()
    {
        Assert.All(places.Values, place =>
        {
            for (var deadlines = 0; ComplaintDeadlines.Of(place) is [var next]; deadlines++)
            {
                Assert.True(deadlines < 4, $"{place.Status} goes on and on.");
                place = Say(place, next.At, new PassComplaintTime(TestContexts.By(Actor.Platform), next.Name)).Aggregate(place, Complaint.Evolve);
            }

            Assert.True(place.Status.IsEnd());
            Assert.InRange(place.Award!.Value.Amount, 0, Eighty.Amount);
        });
    }

    private static OpenComplaint Open(bool silenceGrants) => new(
        TestContexts.By(Actor.Platform),
        BookingSide.Customer,
        "The dog is green",
        new ComplaintCase(
            default, Ada.Id, Pia.ProviderId, default, "Grooming", ComplaintReason.Quality, ComplaintWish.FullRefund, Eighty, Eighty, false, ComplaintTerms.Usual with { SilenceGrants = silenceGrants }));

    private static IEnumerable<ComplaintCommand> Words() =>
        from who in new[] { Ada, Pia, Olga, Actor.Platform }
        let context = TestContexts.By(who)
        from command in new ComplaintCommand[]
        {
            new AnswerComplaint(context, "No"),
            new OfferAmount(context, Eighty with { Amount = 10_00 }, null),
            new AcceptAmount(context, null),
            new EscalateComplaint(context, null),
            new WithdrawComplaint(context, null),
            new MakeStatement(context, "And"),
            new DecideComplaint(context, Eighty, "So"),
            new PassComplaintTime(context, "answer_due"),
            new PassComplaintTime(context, "reply_due"),
            new PassComplaintTime(context, "decision_due"),
            new PassComplaintTime(context, "decision_lapses"),
        }
        where command is not PassComplaintTime || who == Actor.Platform
        select command;

    private static ImmutableArray<ComplaintEvent> Say(ComplaintState place, DateTimeOffset now, ComplaintCommand command) =>
        Complaint.Decide(place, command, now).Events;

    private ComplaintState? Note(ComplaintState place, DateTimeOffset now, ComplaintCommand command)
    {
        var events = Say(place, now, command);
        if (events.IsEmpty)
        {
            return null;
        }

        var after = events.Aggregate(place, Complaint.Evolve);
        taken.Add(new ComplaintMove(place.Status, ActionOf(command), Complaint.RoleOf(place, command.Context.By), after.Status));
        return places.TryAdd($"{after.Status} {after.Offer is null} {after.IsHeard} {after.LapsesAt is null} {after.Case!.Terms.SilenceGrants}", after) ? after : null;
    }

    private static ComplaintAction ActionOf(ComplaintCommand command) => command switch
    {
        OpenComplaint => ComplaintAction.Open,
        AnswerComplaint => ComplaintAction.Answer,
        OfferAmount => ComplaintAction.Offer,
        AcceptAmount => ComplaintAction.Accept,
        EscalateComplaint => ComplaintAction.Escalate,
        WithdrawComplaint => ComplaintAction.Withdraw,
        MakeStatement => ComplaintAction.Statement,
        DecideComplaint => ComplaintAction.Decide,
        PassComplaintTime pass => Enum.GetValues<ComplaintAction>().Single(action => action.IsTimer() && ComplaintDeadlines.NameOf(action) == pass.Deadline),
        _ => throw new InvalidOperationException($"{command.GetType().Name} is no action."),
    };
}
