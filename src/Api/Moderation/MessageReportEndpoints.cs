using Marketplace.Bookings;
using Marketplace.Conversations;

namespace Marketplace.Moderation;

/// <summary>Reporting what somebody said, what operators decide of it, and why.</summary>
internal static class MessageReportEndpoints
{
    public static void MapMessageReports(this RouteGroupBuilder api)
    {
        api.MapGroup("/messages/threads").WithTags("Moderation").RequireAuthorization()
            .MapPost("/{id:guid}/messages/{messageId:guid}/report", File).RequireIdempotencyKey().WithName("ReportMessage")
            .WithSummary("Have an operator look at what the other side said.");

        var reports = api.MapGroup("/message-reports").WithTags("Moderation").RequireAuthorization();
        reports.MapGet(string.Empty, Mine).WithName("ListMessageReports").WithSummary("What my side reported, and what was decided against it, newest first.");
        reports.MapGet("/{id:guid}", Read).WithName("ReadMessageReport").WithSummary("One report, with what was decided and why.");
        reports.MapPost("/{id:guid}/appeal", Appeal).RequireIdempotencyKey().WithName("AppealDecision").WithSummary("Ask for another decision than the one against me.");

        api.MapGroup("/admin/queues/reports").WithTags("Operations").RequireOperator()
            .MapGet(string.Empty, Queue).WithName("ListReportQueue").WithSummary("Reported messages, the longest waiting first.");
        api.MapGroup("/admin/message-reports").WithTags("Operations").RequireOperator()
            .MapPost("/{id:guid}/decide", Decide).RequireIdempotencyKey().WithName("DecideMessageReport")
            .WithSummary("Keep the message or take its words away, at first or after an appeal, with the reasons that both sides read.");
    }

    private static async Task<CreatedAnswer<MessageReportBody>> File(
        Guid id, Guid messageId, ReportMessageRequest body, Caller caller, IMessages messages, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var check = new Check();
        var reason = check.OneOf<ReportReason>("reason", body.Reason);
        var text = reason is ReportReason.Other
            ? check.Text("text", body.Text, MessageReportBodies.LongestText)
            : check.OptionalText("text", body.Text, MessageReportBodies.LongestText);
        if (check.Refusal is { } notValid)
        {
            return notValid;
        }

        var thread = await grains.GetGrain<IConversationGrain>(id).Read(caller.Actor, cancellationToken);
        if (thread.View?.Conversation.Topic is not { } topic)
        {
            return thread.Refusal!;
        }

        if (await messages.Find(id, messageId, cancellationToken) is not { } message)
        {
            return ThreadRefusals.Unknown;
        }

        var reported = new ReportedMessage(
            id,
            messageId,
            message.Sequence,
            message.Side,
            message.AuthorId ?? Guid.Empty,
            topic.CustomerId,
            topic.ProviderId,
            topic.ListingId,
            topic.Title,
            message.SentAt,
            WordsOf(message));
        var outcome = await grains.GetGrain<IMessageReportGrain>(MessageReportId.Of(id, messageId)).File(new FileReport(caller.Context(), reported, reason, text));
        return outcome.ToCreated(view => $"/message-reports/{view.Id}", view => MessageReportBody.Of(view, caller.Actor));
    }

    /// <param name="role">`customer` (the default) or `provider`.</param>
    /// <param name="page">Which page.</param>
    /// <param name="caller">Whose.</param>
    /// <param name="reports">Reads it.</param>
    /// <param name="cancellationToken">The request's.</param>
    private static async Task<OkAnswer<Page<MessageReportItem>>> Mine(
        string? role, PageRequest page, Caller caller, IMessageReportList reports, CancellationToken cancellationToken)
    {
        var check = Check.OfQuery();
        var mine = MySide.Of(check, role, caller);
        return check.Refusal is { } refusal ? refusal : await reports.Read(mine, page, cancellationToken);
    }

    private static async Task<OkAnswer<MessageReportBody>> Read(Guid id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        (await grains.GetGrain<IMessageReportGrain>(id).Read(caller.Actor, cancellationToken)).ToOk(view => MessageReportBody.Of(view, caller.Actor));

    private static async Task<OkAnswer<MessageReportBody>> Appeal(Guid id, AppealRequest body, Caller caller, IGrainFactory grains)
    {
        var check = new Check();
        var text = check.Text("text", body.Text, MessageReportBodies.LongestText);
        return check.Refusal is { } refusal
            ? refusal
            : (await grains.GetGrain<IMessageReportGrain>(id).Appeal(new AppealDecision(caller.Context(), text))).ToOk(view => MessageReportBody.Of(view, caller.Actor));
    }

    /// <param name="state">`open`, `appealed`, `decided` or `closed`; `open` when left out.</param>
    /// <param name="page">Which page.</param>
    /// <param name="reports">Reads them.</param>
    /// <param name="cancellationToken">The request's.</param>
    private static async Task<OkAnswer<Page<MessageReportItem>>> Queue(
        string? state, PageRequest page, IMessageReportList reports, CancellationToken cancellationToken)
    {
        var check = Check.OfQuery();
        var wanted = check.OptionalOneOf<ReportStatus>("state", state);
        check.Require(wanted is not ReportStatus.None, "state", "must be open, appealed, decided or closed");
        return check.Refusal is { } refusal ? refusal : await reports.Queue(wanted ?? ReportStatus.Open, page, cancellationToken);
    }

    private static async Task<OkAnswer<MessageReportBody>> Decide(
        Guid id, DecideReportRequest body, Caller caller, IMessages messages, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var check = new Check();
        var outcome = check.OneOf<ReportOutcome>("outcome", body.Outcome);
        var ground = check.OneOf<DecisionGround>("ground", body.Ground);
        var reason = check.Text("reason", body.Reason, MessageReportBodies.LongestText);
        if (check.Refusal is { } notValid)
        {
            return notValid;
        }

        var grain = grains.GetGrain<IMessageReportGrain>(id);
        var report = await grain.Read(caller.Actor, cancellationToken);
        if (report.View?.Message is not { } reported)
        {
            return report.Refusal!;
        }

        var standing = await messages.Find(reported.ThreadId, reported.MessageId, cancellationToken);
        var decided = await grain.Decide(new DecideReport(caller.Context(), outcome, ground, reason, standing is null ? null : WordsOf(standing)));
        return decided.ToOk(view => MessageReportBody.Of(view, caller.Actor));
    }

    private static ReportedWords? WordsOf(Message message) => message.DeletedAt is null ? new ReportedWords(message.Text, message.Contacts) : null;
}
