namespace Marketplace.Attachments;

/// <summary>Files that go with messages: sending them up, and giving them to those who may see them.</summary>
internal static class AttachmentEndpoints
{
    public static void MapAttachments(this RouteGroupBuilder api)
    {
        var attachments = api.MapGroup("/attachments").WithTags("Attachments").RequireAuthorization();
        attachments.MapPost("/", Upload).TakesFile().WithName("UploadAttachment")
            .Accepts<Stream>("application/octet-stream", "*/*")
            .WithSummary("Send a file up: it is the body itself, its name is in the address. What it is follows from its bytes.");
        attachments.MapGet("/{id:guid}", Read).WithName("ReadAttachment")
            .WithSummary("A file of mine or of a thread in which I take part, with an address of its bytes that is good for a few minutes.");
        attachments.MapDelete("/{id:guid}", Discard).WithName("DiscardAttachment").WithSummary("Take back a file that no message has.");
        api.MapGet("/files/{id:guid}", Serve).WithTags("Attachments").WithName("ServeFile").WithSummary("The bytes of a file, for whoever has its address.");
    }

    private static async Task<CreatedAnswer<AttachmentBody>> Upload(
        string? name, Caller caller, HttpContext http, AttachmentDesk desk, FileLinks links, CancellationToken cancellationToken)
    {
        // Read whole before, and by this again when an activation stepped down.
        var body = (MemoryStream)http.Request.Body;
        var outcome = await desk.Take(caller, name, body.ToArray(), cancellationToken);
        var link = await LinkOf(outcome.View, links, cancellationToken);
        return outcome.ToCreated(view => $"/attachments/{view.Id}", view => AttachmentBody.Of(view, link));
    }

    private static async Task<OkAnswer<AttachmentBody>> Read(
        Guid id, Caller caller, AttachmentDesk desk, FileLinks links, CancellationToken cancellationToken)
    {
        var outcome = await desk.Show(id, caller.Actor, cancellationToken);

        // A body with an address that ends is never the same again, so it has no entity tag.
        return outcome.View is { } view ? AttachmentBody.Of(view, await LinkOf(view, links, cancellationToken)) : outcome.Refusal!;
    }

    private static async Task<NoContentAnswer> Discard(Guid id, Caller caller, IGrainFactory grains) =>
        (await grains.GetGrain<IAttachmentGrain>(id).Discard(new DiscardAttachment(caller.Context()))).ToNoContent();

    private static async Task<FileAnswer> Serve(
        Guid id, long? expires, string? signature, FileLinks links, AttachmentDesk desk, IAttachmentStore store, CancellationToken cancellationToken)
    {
        if (expires is not { } until || signature is null || !await links.IsGood(id, until, signature, cancellationToken))
        {
            return AttachmentRefusals.Unknown;
        }

        // What is taken back is gone for whoever still has an address, too.
        return await desk.Serve(id, cancellationToken) is { } view ? FileAnswer.Of(view, store) : AttachmentRefusals.Unknown;
    }

    private static async ValueTask<FileLink?> LinkOf(AttachmentView? view, FileLinks links, CancellationToken cancellationToken) =>
        view is { IsServed: true } ? await links.Of(view.Id, cancellationToken) : null;
}
