using static Marketplace.Conversations.ConversationCast;
using ConversationStory = Marketplace.Story<
    Marketplace.Conversations.Conversation,
    Marketplace.Conversations.ConversationState,
    Marketplace.Conversations.ConversationCommand,
    Marketplace.Conversations.ConversationEvent>;

namespace Marketplace.Conversations;

public sealed class Keeping_threads
{
    private readonly ConversationStory story = new();

    [Fact]
    public void Each_side_puts_a_thread_away_for_itself()
    {
        story.Given([AdaOpened, Said(1, Pia)]).At(Monday).When(Archive(Ada)).Then(new ConversationArchived(Monday, ConversationSide.Customer));
        Assert.Equal((true, false), (IsAway(ConversationSide.Customer), IsAway(ConversationSide.Provider)));
        story.When(Archive(Ada)).ThenNothing();
        story.When(Archive(Pia)).Then(new ConversationArchived(Monday, ConversationSide.Provider));
        story.When(Archive(Ada, false)).Then(new ConversationRestored(Monday, ConversationSide.Customer));
        Assert.Equal((false, true), (IsAway(ConversationSide.Customer), IsAway(ConversationSide.Provider)));
        story.When(Archive(Ada, false)).ThenNothing();
    }

    [Fact]
    public void Whatever_is_said_brings_it_back()
    {
        story.Given([AdaOpened, Said(1, Pia)]).At(Monday).When(Archive(Ada));
        story.When(Archive(Pia));
        story.When(Say(Pia));
        Assert.Equal((false, false), (IsAway(ConversationSide.Customer), IsAway(ConversationSide.Provider)));

        story.When(Archive(Ada));
        story.When(Announce(Actor.Platform));
        Assert.False(IsAway(ConversationSide.Customer));
    }

    [Fact]
    public void Reading_and_correcting_leave_it_where_it_is()
    {
        story.Given([AdaOpened, Said(1, Ada)]).At(Monday).When(Archive(Pia));
        story.When(Read(Pia, 1));
        story.When(Edit(Ada, Said(1, Ada)));
        Assert.True(IsAway(ConversationSide.Provider));
    }

    [Fact]
    public void A_side_hears_nothing_until_when_it_says_or_until_it_says_so()
    {
        var noon = Monday.AddHours(3);
        story.Given([AdaOpened, Said(1, Pia)]).At(Monday).When(Mute(Ada, noon)).Then(new ConversationMuted(Monday, ConversationSide.Customer, noon));
        Assert.Equal((true, false), (story.State.Customer!.Mute!.Holds(noon.AddTicks(-1)), story.State.Customer.Mute.Holds(noon)));
        story.When(Mute(Ada, noon)).ThenNothing();
        story.When(Mute(Ada, null)).Then(new ConversationMuted(Monday, ConversationSide.Customer, null));
        Assert.True(story.State.Customer!.Mute!.Holds(DateTimeOffset.MaxValue));
        Assert.Null(story.State.Provider);
        story.When(Say(Pia));
        Assert.NotNull(story.State.Customer!.Mute);
        story.When(new MuteConversation(TestContexts.By(Ada), false, null)).Then(new ConversationUnmuted(Monday, ConversationSide.Customer));
        story.When(new MuteConversation(TestContexts.By(Ada), false, null)).ThenNothing();
    }

    [Fact]
    public void A_silence_that_is_over_is_none()
    {
        story.Given([AdaOpened, Said(1, Pia)]).At(Monday).When(Mute(Ada, Monday)).ThenRefused("conversation.mute-over");
        story.When(Mute(Ada, Monday.AddTicks(1)));
        Assert.Single(story.Events);
    }

    [Fact]
    public void Strangers_keep_nothing()
    {
        story.Given([AdaOpened, Said(1, Pia)]).At(Monday).When(Archive(Eve)).ThenRefused("conversation.unknown");
        story.When(Mute(Eve, null)).ThenRefused("conversation.unknown");
    }

    private bool IsAway(ConversationSide side) => ((side is ConversationSide.Customer ? story.State.Customer : story.State.Provider) ?? Keeping.Usual).IsArchived;

    private static ArchiveConversation Archive(Actor by, bool isArchived = true) => new(TestContexts.By(by), isArchived);

    private static MuteConversation Mute(Actor by, DateTimeOffset? until) => new(TestContexts.By(by), true, until);
}
