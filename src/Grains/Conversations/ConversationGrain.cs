using Marketplace.Attachments;

namespace Marketplace.Conversations;

[GrainType("conversation")]
internal sealed class ConversationGrain(
    [PersistentState("state", StorageNames.Marketplace)] IPersistentState<Journal<ConversationState, ConversationEvent>> journal,
    AggregateServices services,
    IGrainFactory grains,
    FirstContactDesk firstContacts,
    IHints hints)
    : AggregateGrain<Conversation, ConversationState, ConversationCommand, ConversationEvent>(journal, services), IConversationGrain
{
    public Task<Outcome<ConversationView>> Open(OpenConversation command) =>
        Answer(
            async () =>
            {
                var open = command with { Blocks = await BlocksIn(State.Topic ?? command.Topic) };
                return open with { TooMuch = await TooMuch(open) };
            },
            View);

    public Task<Outcome<PostedMessage>> Post(PostMessage command) =>
        Answer(
            async () =>
            {
                var post = command with { Blocks = await BlocksIn(State.Topic), Offered = await OfferedBy(command) };
                return post with { TooMuch = await TooMuch(post) };
            },
            () => Find(command.Context.Id.Value));

    public Task<Outcome<PostedMessage>> PostSystem(PostSystemMessage command) => Answer(command, () => Find(command.Context.Id.Value));

    public Task<Outcome<PostedMessage>> Edit(EditMessage command) =>
        Answer(async () => command with { Blocks = await BlocksIn(State.Topic) }, () => Find(command.Target.Id));

    public Task<Outcome<PostedMessage>> Delete(DeleteMessage command) => Answer(command, () => Find(command.Target.Id));

    public Task<Outcome<PostedMessage>> Moderate(ModerateMessage command) => Answer(command, () => Find(command.Target.Id));

    public Task<Outcome<ConversationView>> MarkRead(MarkRead command) => Answer(command, View);

    public Task<Outcome<ConversationView>> Archive(ArchiveConversation command) => Answer(command, View);

    public Task<Outcome<ConversationView>> Mute(MuteConversation command) => Answer(command, View);

    public Task<Outcome<ConversationView>> AssignSupport(AssignSupport command) => Answer(command, View);

    public Task<Outcome<ConversationView>> CloseSupport(CloseSupport command) => Answer(command, View);

    public async Task<Outcome<ConversationPage>> Read(Actor by, CancellationToken cancellationToken)
    {
        await LookAgainIfUnknown();
        return State.Topic is { } topic && (by.IsStaff || topic.SideOf(by) is not null)
            ? new ConversationPage(View(), State.Newest)
            : ConversationRefusals.Unknown;
    }

    public async Task<Outcome<ConversationView>> Type(Actor by)
    {
        await LookAgainIfUnknown();
        if (State.Topic?.SideOf(by) is not { } side)
        {
            return ConversationRefusals.Unknown;
        }

        if (await BlocksIn(State.Topic) is { ByCustomer: false, ByProvider: false })
        {
            hints.Whisper(this.GetGrainId(), $"{new TypingHint(side, by.Id)}");
        }

        return View();
    }

    protected override void TellWatchers()
    {
        hints.Changed(InboxHint.Of(State.Topic!.CustomerId), Version);
        if (State.Topic.Provider() is { } provider)
        {
            hints.Changed(InboxHint.Of(provider), Version);
        }
    }

    /// <summary>Nobody blocks anybody in what does not exist, and nobody blocks support.</summary>
    private async Task<Blocks> BlocksIn(ConversationTopic? topic) =>
        topic is null or { Kind: TopicKind.Support } ? new Blocks() : await grains.GetGrain<IBlockingGrain>(BlockingId.Of(topic.CustomerId, topic.ProviderId)).Read(CancellationToken.None);

    /// <summary>Why somebody may not have first words with a provider; null where they may, and of all else.</summary>
    private async Task<Refusal?> TooMuch(ConversationCommand command) =>
        FirstWords.Of(State, command, Now) is { } words && await Heard(command.Context) is null
            ? await firstContacts.Refusal(this.GetPrimaryKey(), words)
            : null;

    /// <summary>What its files say of themselves, those of somebody else's nothing.</summary>
    private async Task<ImmutableArray<OfferedFile>?> OfferedBy(PostMessage command)
    {
        if (command.Attachments is not { Length: > 0 and <= PostMessage.AttachmentLimit } wanted)
        {
            return null;
        }

        var files = await Task.WhenAll(wanted.Select(file => grains.GetGrain<IAttachmentGrain>(file).Read(command.Context.By, CancellationToken.None)));
        return [.. files.Select(file => file.View).OfType<AttachmentView>().Where(file => file.OwnerId == command.Context.By.Id).Select(file => new OfferedFile(file.File, file.Status))];
    }

    private ConversationView View() =>
        new(
            this.GetPrimaryKey(),
            State.Topic!,
            State.OpenedAt,
            State.LastSequence,
            State.CustomerRead,
            State.ProviderRead,
            Version,
            State.Customer,
            State.Provider,
            State.Support);

    private PostedMessage Find(Guid message) => new(message, State.Newest.LastOrDefault(known => known.Id == message));
}
