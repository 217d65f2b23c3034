using System.Diagnostics;
using Marketplace.Attachments;

namespace Marketplace.Conversations;

/// <summary>The rules of a conversation: who may speak, in which place a message stands, and how long it may be changed.</summary>
internal sealed class Conversation : IRules<ConversationState, ConversationCommand, ConversationEvent>
{
    /// <summary>How long an author may correct a message (domain: conversations).</summary>
    public static readonly TimeSpan EditWindow = TimeSpan.FromMinutes(15);

    /// <summary>How many messages the record keeps: a screenful; older ones are paged from the table.</summary>
    public const int NewestLimit = 50;

    private Conversation()
    {
    }

    public static string StreamType => "conversation";

    /// <summary>Read top-down. The order is the precedence of refusals: does it exist, may you, can it be done now, are the details right.</summary>
    public static Decision<ConversationEvent> Decide(ConversationState conversation, ConversationCommand command, DateTimeOffset now) =>
        (command, conversation.Topic?.SideOf(command.Context.By)) switch
        {
            (OpenConversation open, _) => FirstWords.Unless(open.TooMuch, Open(conversation, open, now)),
            (PostSystemMessage system, _) => PostSystem(conversation, system, now),
            (ModerateMessage moderate, _) => Removals.Decide(conversation, moderate, now),

            // Strangers are told that there is no such conversation, so that ids cannot be probed.
            (_, null) => ConversationRefusals.Unknown,

            (PostMessage post, { } side) => (Blocked(post.Blocks, side) ?? Attaching.Refused(post)) is { } refusal ? refusal
                : FirstWords.Unless(post.TooMuch, Post(conversation, post.Context, side, post.Text, post.Masked, post.Paced, now, Attaching.FilesOf(post))),
            (EditMessage edit, { } side) => Edit(conversation, edit, side, now),
            (DeleteMessage delete, _) => Delete(conversation, delete, now),
            (AssignSupport or CloseSupport, { } side) => Supporting.Decide(conversation, command, side, now),

            // How support keeps its threads is said by its queue alone.
            (ArchiveConversation or MuteConversation, ConversationSide.Support) => ConversationRefusals.Unknown,

            (MarkRead mark, { } side) => Read(conversation, mark, side, now),
            (ArchiveConversation archive, { } side) => Keepings.Archive(conversation, archive, side, now),
            (MuteConversation mute, { } side) => Keepings.Mute(conversation, mute, side, now),

            _ => throw new UnreachableException($"{command.GetType().Name} has no rule."),
        };

    public static ConversationState Evolve(ConversationState conversation, ConversationEvent happened) =>
        happened switch
        {
            ConversationOpened { Topic.Kind: TopicKind.Support } e => conversation with { Topic = e.Topic, OpenedAt = e.At, MaySayContacts = true, Support = new SupportCase() },
            ConversationOpened e => conversation with { Topic = e.Topic, OpenedAt = e.At },
            MessagePosted e => Keepings.BroughtBack(ConversationMemory.Append(conversation, e)),
            MessageEdited e => ConversationMemory.Change(conversation, e.Sequence, message => message with { Text = e.Text, EditedAt = e.At, Contacts = e.Contacts }),
            MessageDeleted e => ConversationMemory.Change(conversation, e.Sequence, message => message with { Text = string.Empty, DeletedAt = e.At, Contacts = null, Attachments = null }),
            MessageRemoved e => ConversationMemory.Change(conversation, e.Sequence, message => Removals.Without(message, e)),
            MessageRestored e => ConversationMemory.Change(conversation, e.Sequence, message => Removals.With(message, e)),
            MessagesRead { Side: ConversationSide.Customer } e => conversation with { CustomerRead = e.Sequence },
            MessagesRead e => conversation with { ProviderRead = e.Sequence },
            ConversationArchived e => Keepings.Keep(conversation, e.Side, kept => kept with { IsArchived = true }),
            ConversationRestored e => Keepings.Keep(conversation, e.Side, kept => kept with { IsArchived = false }),
            ConversationMuted e => Keepings.Keep(conversation, e.Side, kept => kept with { Mute = new Mute(e.Until) }),
            ConversationUnmuted e => Keepings.Keep(conversation, e.Side, kept => kept with { Mute = null }),
            SupportAssigned e => conversation with { Support = conversation.Support! with { AssignedTo = e.OperatorId } },
            SupportClosed e => Supporting.Closed(conversation, e),
            _ => throw new UnreachableException($"{happened.GetType().Name} has no transition."),
        };

    /// <summary>Another message took the file first, or it is gone.</summary>
    public static Refusal? OnConflict(ConversationState conversation, string constraint) =>
        constraint == Attachment.UseConstraint ? ConversationRefusals.AttachmentTaken : null;

    private static Decision<ConversationEvent> Open(ConversationState conversation, OpenConversation open, DateTimeOffset now)
    {
        var topic = conversation.Topic ?? open.Topic;
        var by = open.Context.By;
        if (topic.SideOf(by) is not { } side || (topic.Kind is not TopicKind.Booking && side is not ConversationSide.Customer))
        {
            return ConversationRefusals.Unknown;
        }

        if (by.ActsFor(topic.ProviderId) && side is ConversationSide.Customer)
        {
            return ConversationRefusals.OwnListing;
        }

        // What is open already may be looked at.
        if ((conversation.Topic is null || open.Message is not null) && Blocked(open.Blocks, side) is { } refusal)
        {
            return refusal;
        }

        ImmutableArray<ConversationEvent> opened = conversation.Topic is null ? [new ConversationOpened(now, topic)] : [];
        if (open.Message is not { } text)
        {
            return topic.Kind is TopicKind.Support ? ConversationRefusals.TextMissing : Decision<ConversationEvent>.Happened(opened);
        }

        var first = Post(conversation, open.Context, side, text, topic.Kind is TopicKind.Support ? null : open.Masked, open.Paced, now);
        return first.Refusal is null ? Decision<ConversationEvent>.Happened([.. opened, .. first.Events]) : first;
    }

    private static Decision<ConversationEvent> PostSystem(ConversationState conversation, PostSystemMessage system, DateTimeOffset now)
    {
        if (system.Context.By.Role is not ActorRole.Platform)
        {
            return ConversationRefusals.Unknown;
        }

        var said = Posted(conversation, system.Context, ConversationSide.System, null, system.Code, system.Text, null, now);
        return conversation.Topic is null
            ? Decision<ConversationEvent>.Happened(new ConversationOpened(now, system.Topic), said)
            : said;
    }

    private static Decision<ConversationEvent> Post(
        ConversationState conversation, CommandContext context, ConversationSide side, string text, MaskedText? masked, bool paced, DateTimeOffset now, ImmutableArray<AttachedFile>? files = null)
    {
        if (paced && ConversationMemory.WaitOf(conversation, context.By.Id, now) is { } wait)
        {
            return ConversationRefusals.TooManyMessages(wait);
        }

        if (MessageText.Check(text, hasFiles: files is not null) is { } refusal)
        {
            return refusal;
        }

        var said = Posted(conversation, context, side, context.By.Id, null, Shown(conversation, text, masked), Hidden(conversation, text, masked), now);
        return said with { Attachments = files };
    }

    private static string Shown(ConversationState conversation, string text, MaskedText? masked) =>
        conversation.MaySayContacts ? text : masked?.Text ?? text;

    private static HiddenContacts? Hidden(ConversationState conversation, string text, MaskedText? masked) =>
        masked is null || conversation.MaySayContacts ? null : new HiddenContacts(text, masked.Hidden);

    private static MessagePosted Posted(
        ConversationState conversation,
        CommandContext context,
        ConversationSide side,
        Guid? author,
        string? code,
        string text,
        HiddenContacts? contacts,
        DateTimeOffset now) =>
        new(now, context.Id.Value, conversation.LastSequence + 1, side, author, code, text, contacts);

    /// <summary>Whoever blocks the other does not speak to them either: they could not answer.</summary>
    private static Refusal? Blocked(Blocks? blocks, ConversationSide side) =>
        blocks is null ? null
        : blocks.IsBy(side) ? ConversationRefusals.YouBlock
        : blocks.IsBy(side.Other()) ? ConversationRefusals.Blocked
        : null;

    private static Decision<ConversationEvent> Edit(ConversationState conversation, EditMessage edit, ConversationSide side, DateTimeOffset now)
    {
        var target = ConversationMemory.Latest(conversation, edit.Target);
        return target.AuthorId != edit.Context.By.Id ? ConversationRefusals.NotYourMessage
            : target.Deleted ? ConversationRefusals.MessageDeleted
            : Blocked(edit.Blocks, side) is { } blocked ? blocked
            : now - target.SentAt >= EditWindow ? ConversationRefusals.EditWindowOver
            : MessageText.Check(edit.Text, hasFiles: target.Attachments is not null) is { } refusal ? refusal
            : new MessageEdited(
                now, target.Id, target.Sequence, Shown(conversation, edit.Text, edit.Masked), Hidden(conversation, edit.Text, edit.Masked));
    }

    private static Decision<ConversationEvent> Delete(ConversationState conversation, DeleteMessage delete, DateTimeOffset now)
    {
        var target = ConversationMemory.Latest(conversation, delete.Target);
        return target.AuthorId != delete.Context.By.Id ? ConversationRefusals.NotYourMessage
            : target.Deleted ? Decision<ConversationEvent>.Nothing
            : new MessageDeleted(now, target.Id, target.Sequence, target.Attachments);
    }

    private static Decision<ConversationEvent> Read(ConversationState conversation, MarkRead mark, ConversationSide side, DateTimeOffset now)
    {
        var known = side is ConversationSide.Customer ? conversation.CustomerRead : conversation.ProviderRead;
        return mark.Sequence > conversation.LastSequence ? ConversationRefusals.SequenceUnknown
            : mark.Sequence <= known ? Decision<ConversationEvent>.Nothing
            : new MessagesRead(now, side, mark.Context.By.Id, mark.Sequence);
    }
}
