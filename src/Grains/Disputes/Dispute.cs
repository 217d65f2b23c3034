using System.Diagnostics;
using Marketplace.Bookings;

namespace Marketplace.Disputes;

/// <summary>The rules of a dispute: what the bank is told, by whom, and when at the latest.</summary>
internal sealed class Dispute : IRules<DisputeState, DisputeCommand, DisputeEvent>
{
    public const string AnswerIntent = "dispute.answer";
    public const string AcceptIntent = "dispute.accept";
    public const string LookIntent = "dispute.look";
    public const string MailIntent = "dispute.mail";

    /// <summary>How long nothing may be heard before the gateway is asked. Banks take weeks, and lost news is found sooner by the gateway's own list.</summary>
    public static readonly TimeSpan LookAfter = TimeSpan.FromDays(7);

    private const string AnswerIsDue = "answer_is_due";
    private const string ProviderIsReminded = "provider_is_reminded";
    private const string GatewayIsAsked = "gateway_is_asked";

    private Dispute()
    {
    }

    public static string StreamType => "dispute";

    public static Decision<DisputeEvent> Decide(DisputeState dispute, DisputeCommand command, DateTimeOffset now) =>
        (dispute.Seen, command) switch
        {
            _ when !MayGive(dispute, command) => DisputeRefusals.Unknown,
            (null, RecordDispute told) => new DisputeOpened(now, told.Case, told.Seen, Mail(told, DisputeStatus.None, told.Seen.Status)),
            (null, _) => DisputeRefusals.Unknown,

            (_, RecordDispute told) => Hear(dispute, told, now),
            (_, RecordDisputeAnswer told) => Answered(dispute, told, now),
            (_, ConfirmDisputeMail sent) when dispute.Mails.Any(mail => mail.Id == sent.MailId) => new DisputeMailSent(now, sent.MailId),
            (_, ConfirmDisputeMail) => Decision<DisputeEvent>.Nothing,
            (_, PassDisputeTime pass) => Pass(dispute, pass, now),

            _ when !dispute.IsOpen => DisputeRefusals.NotWhile(dispute.Status),
            (_, StateDisputeFacts said) => State(dispute, said, now),
            (_, AnswerDispute answer) => new DisputeAnswerWanted(now, ByOperator: true, DerivedId.From(answer.Context.Id.Value, "answer"), answer.Reason),

            // An inquiry cannot be accepted, only the payment given back.
            (_, AcceptDispute) when dispute.Status.IsInquiry() => DisputeRefusals.NotWhile(dispute.Status),
            (_, AcceptDispute accept) => new DisputeAcceptWanted(now, DerivedId.From(accept.Context.Id.Value, "accept"), accept.Reason),

            _ => throw new UnreachableException($"{command.GetType().Name} has no rule."),
        };

    public static DisputeState Evolve(DisputeState dispute, DisputeEvent happened) => DisputeEvolution.Of(dispute, happened);

    public static ImmutableArray<Deadline> Deadlines(DisputeState dispute)
    {
        var deadlines = ImmutableArray.CreateBuilder<Deadline>();
        if (AnswerAt(dispute) is { } due)
        {
            deadlines.Add(new Deadline(AnswerIsDue, due));
        }

        if (RemindAt(dispute) is { } reminds)
        {
            deadlines.Add(new Deadline(ProviderIsReminded, reminds));
        }

        if (dispute is { LookIntent: null, LookAt: { } asks })
        {
            deadlines.Add(new Deadline(GatewayIsAsked, asks));
        }

        return deadlines.DrainToImmutable();
    }

    public static DisputeCommand AtDeadline(DisputeState dispute, string name, CommandContext context) => new PassDisputeTime(context, name);

    public static ImmutableArray<Intent> Intents(DisputeState dispute)
    {
        var intents = ImmutableArray.CreateBuilder<Intent>();
        Add(dispute.AnswerIntent, AnswerIntent);
        Add(dispute.AcceptIntent, AcceptIntent);
        Add(dispute.LookIntent, LookIntent);
        intents.AddRange(dispute.Mails.Select(mail => new Intent(mail.Id, MailIntent, mail)));
        return intents.DrainToImmutable();

        void Add(Guid? id, string kind)
        {
            if (id is { } wanted)
            {
                intents.Add(new Intent(wanted, kind));
            }
        }
    }

    public static bool Concerns(DisputeState dispute, Actor who) => who.IsStaff || (dispute.Case is { } said && who.ActsFor(said.ProviderId));

    /// <summary>When the evidence is sent by itself: with a margin, because gateways are away at times. Null when there is nothing to send.</summary>
    public static DateTimeOffset? AnswerAt(DisputeState dispute) =>
        dispute is { IsOpen: true, Seen.DueBy: { } due } ? due - dispute.Case!.Terms.Margin : null;

    private static DateTimeOffset? RemindAt(DisputeState dispute) =>
        dispute is { IsOpen: true, IsReminded: false, Seen.DueBy: { } due } && dispute.Statements.All(said => said.By is not BookingSide.Provider)
            ? due - dispute.Case!.Terms.Reminder
            : null;

    private static bool MayGive(DisputeState dispute, DisputeCommand command) => command switch
    {
        StateDisputeFacts => Concerns(dispute, command.Context.By),
        AnswerDispute or AcceptDispute => command.Context.By.IsStaff,
        _ => command.Context.By.Role is ActorRole.Platform,
    };

    /// <summary>What was done is done, whether or not the gateway shows anything new with it.</summary>
    private static Decision<DisputeEvent> Hear(DisputeState dispute, RecordDispute told, DateTimeOffset now)
    {
        var events = ImmutableArray.CreateBuilder<DisputeEvent>();
        if (told.IntentId is { } done && done == dispute.LookIntent)
        {
            events.Add(new DisputeLooked(now));
        }

        if (told.IntentId is { } accepted && accepted == dispute.AcceptIntent)
        {
            events.Add(new DisputeAccepted(now));
        }

        Add(events, dispute, told.Seen, told, now);
        return Decision<DisputeEvent>.Happened(events.DrainToImmutable());
    }

    private static Decision<DisputeEvent> Answered(DisputeState dispute, RecordDisputeAnswer told, DateTimeOffset now)
    {
        var events = ImmutableArray.CreateBuilder<DisputeEvent>();
        if (told.IntentId == dispute.AnswerIntent)
        {
            events.Add(told.Evidence is { } evidence ? new DisputeAnswered(now, evidence) : new DisputeAnswerMissed(now));
        }

        Add(events, dispute, told.Seen, told, now);
        return Decision<DisputeEvent>.Happened(events.DrainToImmutable());
    }

    private static void Add(ImmutableArray<DisputeEvent>.Builder events, DisputeState dispute, GatewayDispute seen, DisputeCommand told, DateTimeOffset now)
    {
        if (seen.IsNewerThan(dispute.Seen!))
        {
            events.Add(new DisputeChanged(now, seen, Mail(told, dispute.Status, seen.Status)));
        }
    }

    private static Decision<DisputeEvent> State(DisputeState dispute, StateDisputeFacts said, DateTimeOffset now)
    {
        var by = said.Context.By.IsStaff ? BookingSide.Platform : BookingSide.Provider;
        var before = dispute.Statements.Count(statement => statement.By == by);
        return before >= StateDisputeFacts.MaximumNumber ? DisputeRefusals.TooManyStatements(before) : new DisputeStated(now, by, said.Text);
    }

    /// <summary>Deadlines fire late, and twice. One with nothing left to do is not an error.</summary>
    private static Decision<DisputeEvent> Pass(DisputeState dispute, PassDisputeTime pass, DateTimeOffset now) => pass.Deadline switch
    {
        AnswerIsDue when AnswerAt(dispute) <= now =>
            new DisputeAnswerWanted(now, ByOperator: false, DerivedId.From(pass.Context.Id.Value, "answer"), "The deadline is near."),
        ProviderIsReminded when RemindAt(dispute) <= now => new DisputeReminded(now, MailOf(pass, DisputeNews.Reminder)),
        GatewayIsAsked when dispute.LookIntent is null && dispute.LookAt <= now => new DisputeLookWanted(now, DerivedId.From(pass.Context.Id.Value, "look")),
        _ => Decision<DisputeEvent>.Nothing,
    };

    private static DisputeMail? Mail(DisputeCommand cause, DisputeStatus before, DisputeStatus after) =>
        DisputeSteps.News(before, after) is { } news ? MailOf(cause, news) : null;

    private static DisputeMail MailOf(DisputeCommand cause, DisputeNews about) => new(DerivedId.From(cause.Context.Id.Value, "mail"), about);
}
