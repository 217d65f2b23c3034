using Marketplace.Hosting;
using Microsoft.Extensions.Options;

namespace Marketplace.Conversations;

/// <summary>Messages: saying, correcting, taking back.</summary>
internal static class MessageEndpoints
{
    /// <summary>Of ids: more than a message may have, and not many.</summary>
    private const int LongestList = 100;

    public static void MapMessages(this RouteGroupBuilder threads)
    {
        threads.MapPost("/{id:guid}/messages", Post).RequireIdempotencyKey().WithName("PostMessage");
        threads.MapPatch("/{id:guid}/messages/{messageId:guid}", Edit).WithName("EditMessage");
        threads.MapDelete("/{id:guid}/messages/{messageId:guid}", Delete).WithName("DeleteMessage");
    }

    private static async Task<CreatedAnswer<MessageBody>> Post(
        Guid id,
        MessageRequest body,
        Caller caller,
        IMessages messages,
        IGrainFactory grains,
        IOptions<RateLimitOptions> limits,
        IOptions<ConversationOptions> options,
        CancellationToken cancellationToken)
    {
        // The thread itself says what is too many of them, as it does of the text.
        var check = new Check();
        var files = check.Items("attachments", body.Attachments, LongestList, check.Id);
        if (check.Refusal is { } notValid)
        {
            return notValid;
        }

        var command = new PostMessage(
            caller.Context(), body.Text ?? string.Empty, limits.Value.Enabled is true, options.Value.Mask(body.Text), Attachments: files.IsEmpty ? null : files, TextMark: TextMark.Of(body.Text));
        var outcome = await WithMessage(await grains.GetGrain<IConversationGrain>(id).Post(command), id, caller.Actor, messages, cancellationToken);
        return outcome.ToCreated(message => $"/messages/threads/{id}/messages/{message.Id}", message => message);
    }

    private static async Task<OkAnswer<MessageBody>> Edit(
        Guid id,
        Guid messageId,
        EditMessageRequest body,
        Caller caller,
        IMessages messages,
        IGrainFactory grains,
        IOptions<ConversationOptions> options,
        CancellationToken cancellationToken)
    {
        if (await messages.Find(id, messageId, cancellationToken) is not { } target)
        {
            return ThreadRefusals.Unknown;
        }

        var command = new EditMessage(caller.Context(), MessageFacts.Of(target), body.Text ?? string.Empty, options.Value.Mask(body.Text));
        var outcome = await grains.GetGrain<IConversationGrain>(id).Edit(command);
        return (await WithMessage(outcome, id, caller.Actor, messages, cancellationToken)).ToOk();
    }

    private static async Task<NoContentAnswer> Delete(
        Guid id, Guid messageId, Caller caller, IMessages messages, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (await messages.Find(id, messageId, cancellationToken) is not { } target)
        {
            return ThreadRefusals.Unknown;
        }

        var outcome = await grains.GetGrain<IConversationGrain>(id).Delete(new DeleteMessage(caller.Context(), MessageFacts.Of(target)));
        return outcome.ToNoContent();
    }

    /// <summary>The message of an answer: the thread's own memory of it, else the table's.</summary>
    private static async Task<Outcome<MessageBody>> WithMessage(
        Outcome<PostedMessage> outcome, Guid thread, Actor reader, IMessages messages, CancellationToken cancellationToken)
    {
        if (outcome.Refusal is { } refusal)
        {
            return refusal;
        }

        var posted = outcome.View!;
        var message = posted.Message ?? await messages.Find(thread, posted.Id, cancellationToken)
            ?? throw new InvalidOperationException($"The message {posted.Id} was acknowledged and is not there.");
        return new Outcome<MessageBody>(MessageBody.Of(thread, message, reader), null, outcome.Replayed);
    }
}
