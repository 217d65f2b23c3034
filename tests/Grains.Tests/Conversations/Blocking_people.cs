using static Marketplace.Conversations.ConversationCast;
using BlockingStory = Marketplace.Story<
    Marketplace.Conversations.Blocking,
    Marketplace.Conversations.BlockingState,
    Marketplace.Conversations.BlockingCommand,
    Marketplace.Conversations.BlockingEvent>;
using ConversationStory = Marketplace.Story<
    Marketplace.Conversations.Conversation,
    Marketplace.Conversations.ConversationState,
    Marketplace.Conversations.ConversationCommand,
    Marketplace.Conversations.ConversationEvent>;

namespace Marketplace.Conversations;

public sealed class Blocking_people
{
    private static readonly Blocks ByPia = new(ByProvider: true);

    private readonly ConversationStory talk = new();

    [Fact]
    public void Each_side_blocks_for_itself()
    {
        var story = new BlockingStory().At(Monday).When(Set(Ada, true)).Then(new SideBlocked(Monday, Ada.Id, Pia.ProviderId, ConversationSide.Customer));
        story.When(Set(Ada, true)).ThenNothing();
        story.When(Set(Pia, true)).Then(new SideBlocked(Monday, Ada.Id, Pia.ProviderId, ConversationSide.Provider));
        story.When(Set(Ada, false)).Then(new SideUnblocked(Monday, Ada.Id, Pia.ProviderId, ConversationSide.Customer));
        story.When(Set(Ada, false)).ThenNothing();
        Assert.Equal(ByPia, story.State.Blocks);
        story.When(Set(Eve, true)).ThenRefused("conversation.unknown");
    }

    [Fact]
    public void Neither_side_says_anything_while_one_blocks_the_other()
    {
        talk.Given([AdaOpened, Said(1, Ada), Said(2, Pia)]).At(Monday);
        talk.When(Say(Ada) with { Blocks = ByPia }).ThenRefused("conversation.blocked");
        talk.When(Say(Pia) with { Blocks = ByPia }).ThenRefused("conversation.you-block");
        talk.When(Edit(Ada, Said(1, Ada)) with { Blocks = ByPia }).ThenRefused("conversation.blocked");
        talk.When(Edit(Pia, Said(2, Pia)) with { Blocks = new Blocks(ByCustomer: true, ByProvider: true) }).ThenRefused("conversation.you-block");
        talk.When(Say(Eve) with { Blocks = ByPia }).ThenRefused("conversation.unknown");
    }

    [Fact]
    public void What_was_said_may_be_taken_back_and_the_system_is_heard()
    {
        talk.Given([AdaOpened, Said(1, Ada)]).At(Monday);
        talk.When(Delete(Ada, Said(1, Ada))).Then(new MessageDeleted(Monday, Said(1, Ada).MessageId, 1));
        talk.When(Announce(Actor.Platform));
        Assert.Equal(2, talk.State.LastSequence);
    }

    [Fact]
    public void Who_is_blocked_opens_nothing_and_finds_what_is_open()
    {
        talk.At(Monday).When(Open(Ada, Inquiry) with { Blocks = ByPia }).ThenRefused("conversation.blocked");
        talk.Given(AdaOpened).At(Monday).When(Open(Ada, Inquiry) with { Blocks = ByPia }).ThenNothing();
        talk.When(Open(Ada, Inquiry, "Hello?") with { Blocks = ByPia }).ThenRefused("conversation.blocked");
    }

    private static SetBlock Set(Actor by, bool isBlocked) => new(TestContexts.By(by), Ada.Id, Pia.ProviderId, isBlocked);
}
