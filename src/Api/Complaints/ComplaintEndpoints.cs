using Marketplace.Bookings;

namespace Marketplace.Complaints;

internal static class ComplaintEndpoints
{
    public static void MapComplaints(this RouteGroupBuilder api)
    {
        api.MapGroup("/bookings").WithTags("Bookings").RequireAuthorization()
            .MapPost("/{id:guid}/complain", Complain).RequireIdempotencyKey().WithSummary("Hold the money: the work is not what was agreed.");

        var complaints = api.MapGroup("/complaints").WithTags("Complaints").RequireAuthorization();
        complaints.MapGet(string.Empty, Mine).WithName("ListComplaints").WithSummary("Complaints that I made, or that are about me, newest first.");
        complaints.MapGet("/{id:guid}", Read).WithName("ReadComplaint").WithSummary("One complaint with everything that was said, and its next automatic event.");
        complaints.MapPost("/{id:guid}/answer", Answer).RequireIdempotencyKey().WithSummary("The provider says otherwise.");
        complaints.MapPost("/{id:guid}/offer", Offer).RequireIdempotencyKey().WithName("OfferToComplaint").WithSummary("The provider would give something back.");
        complaints.MapPost("/{id:guid}/accept", Accept).RequireIdempotencyKey().WithName("AcceptComplaint").WithSummary("Take what is offered, or grant what is asked for.");
        complaints.MapPost("/{id:guid}/escalate", Escalate).RequireIdempotencyKey().WithSummary("Ask an operator to decide.");
        complaints.MapPost("/{id:guid}/withdraw", Withdraw).RequireIdempotencyKey().WithName("WithdrawComplaint").WithSummary("Take it back.");
        complaints.MapPost("/{id:guid}/statements", Say).RequireIdempotencyKey().WithSummary("Say more, while it is open.");

        api.MapGroup("/admin/complaints").WithTags("Operations").RequireOperator()
            .MapPost("/{id:guid}/decide", Decide).RequireIdempotencyKey().WithName("DecideComplaint").WithSummary("Award the customer what the facts say.");
    }

    /// <summary>The money is held at once; the complaint is opened right after, which the answer waits for a little.</summary>
    private static async Task<OkAnswer<BookingBody>> Complain(
        Guid id, ComplainRequest body, Caller caller, IGrainFactory grains, Settling settling, CancellationToken cancellationToken)
    {
        var check = new Check();
        var reason = check.OneOf<ComplaintReason>("reason", body.Reason);
        var text = check.Text("text", body.Text, ComplaintBodies.LongestText);
        var wish = check.OneOf<ComplaintWish>("wish", body.Wish);
        var amount = check.OptionalMoney("amount", body.Amount, min: 1);
        check.Require(wish is not ComplaintWish.PartialRefund || amount is not null, "amount", "is required for a partial refund");
        check.Require(wish is ComplaintWish.PartialRefund || amount is null, "amount", "must be left out unless a partial refund is wanted");
        if (check.Refusal is { } refusal)
        {
            return refusal;
        }

        var raised = await grains.GetGrain<IBookingGrain>(id).Complain(new RaiseComplaint(caller.Context(), reason, text, wish, amount));
        if (raised.View?.Complaint is { } complaint)
        {
            var opened = grains.GetGrain<IComplaintGrain>(complaint.Id);
            await settling.Read(opened.GetGrainId(), () => opened.Read(caller.Actor, cancellationToken), outcome => outcome.View is not null, cancellationToken);
        }

        return raised.ToOk(BookingBody.Of);
    }

    /// <param name="role">`customer` (the default) or `provider`.</param>
    /// <param name="page">Which page.</param>
    /// <param name="caller">Whose.</param>
    /// <param name="complaints">Reads it.</param>
    /// <param name="cancellationToken">The request's.</param>
    private static async Task<OkAnswer<Page<ComplaintItem>>> Mine(
        string? role, PageRequest page, Caller caller, IComplaintList complaints, CancellationToken cancellationToken)
    {
        var check = Check.OfQuery();
        var mine = MySide.Of(check, role, caller);
        if (check.Refusal is { } refusal)
        {
            return refusal;
        }

        return await complaints.Read(mine.Side, mine.Id, page, cancellationToken);
    }

    private static async Task<OkAnswer<ComplaintBody>> Read(Guid id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        (await grains.GetGrain<IComplaintGrain>(id).Read(caller.Actor, cancellationToken)).ToOk(ComplaintBody.Of);

    private static async Task<OkAnswer<ComplaintBody>> Answer(Guid id, TextRequest body, Caller caller, IGrainFactory grains)
    {
        var check = new Check();
        var text = check.Text("text", body.Text, ComplaintBodies.LongestText);
        return check.Refusal is { } refusal
            ? refusal
            : (await grains.GetGrain<IComplaintGrain>(id).Answer(new AnswerComplaint(caller.Context(), text))).ToOk(ComplaintBody.Of);
    }

    private static async Task<OkAnswer<ComplaintBody>> Offer(Guid id, OfferAmountRequest body, Caller caller, IGrainFactory grains)
    {
        var check = new Check();
        var amount = check.Money("amount", body.Amount, min: 1);
        var text = check.OptionalText("text", body.Text, ComplaintBodies.LongestText);
        return check.Refusal is { } refusal
            ? refusal
            : (await grains.GetGrain<IComplaintGrain>(id).Offer(new OfferAmount(caller.Context(), amount, text))).ToOk(ComplaintBody.Of);
    }

    private static async Task<OkAnswer<ComplaintBody>> Accept(Guid id, AcceptAmountRequest? body, Caller caller, IGrainFactory grains)
    {
        var check = new Check();
        var offer = check.OptionalNumber("offer", body?.Offer, 1, ComplaintOffer.MaximumNumber);
        return check.Refusal is { } refusal
            ? refusal
            : (await grains.GetGrain<IComplaintGrain>(id).Accept(new AcceptAmount(caller.Context(), (int?)offer))).ToOk(ComplaintBody.Of);
    }

    private static Task<OkAnswer<ComplaintBody>> Escalate(Guid id, ReasonRequest? body, Caller caller, IGrainFactory grains) =>
        Reasoned(body, reason => grains.GetGrain<IComplaintGrain>(id).Escalate(new EscalateComplaint(caller.Context(), reason)));

    private static Task<OkAnswer<ComplaintBody>> Withdraw(Guid id, ReasonRequest? body, Caller caller, IGrainFactory grains) =>
        Reasoned(body, reason => grains.GetGrain<IComplaintGrain>(id).Withdraw(new WithdrawComplaint(caller.Context(), reason)));

    private static async Task<OkAnswer<ComplaintBody>> Say(Guid id, TextRequest body, Caller caller, IGrainFactory grains)
    {
        var check = new Check();
        var text = check.Text("text", body.Text, ComplaintBodies.LongestText);
        return check.Refusal is { } refusal
            ? refusal
            : (await grains.GetGrain<IComplaintGrain>(id).MakeStatement(new MakeStatement(caller.Context(), text))).ToOk(ComplaintBody.Of);
    }

    private static async Task<OkAnswer<ComplaintBody>> Decide(Guid id, AwardRequest body, Caller caller, IGrainFactory grains)
    {
        var check = new Check();
        var award = check.Money("award", body.Award);
        var reason = check.Text("reason", body.Reason, ComplaintBodies.LongestText);
        return check.Refusal is { } refusal
            ? refusal
            : (await grains.GetGrain<IComplaintGrain>(id).Decide(new DecideComplaint(caller.Context(), award, reason))).ToOk(ComplaintBody.Of);
    }

    private static async Task<OkAnswer<ComplaintBody>> Reasoned(ReasonRequest? body, Func<string?, Task<Outcome<ComplaintView>>> step)
    {
        var check = new Check();
        var reason = check.OptionalText("reason", body?.Reason, ComplaintBodies.LongestText);
        return check.Refusal is { } refusal ? refusal : (await step(reason)).ToOk(ComplaintBody.Of);
    }
}
