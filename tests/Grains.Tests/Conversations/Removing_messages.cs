using static Marketplace.Conversations.ConversationCast;
using ConversationStory = Marketplace.Story<
    Marketplace.Conversations.Conversation,
    Marketplace.Conversations.ConversationState,
    Marketplace.Conversations.ConversationCommand,
    Marketplace.Conversations.ConversationEvent>;

namespace Marketplace.Conversations;

public sealed class Removing_messages
{
    private static readonly MessagePosted First = Said(1, Ada);

    private readonly ConversationStory talk = new ConversationStory().Given(AdaOpened, First).At(Monday);

    [Fact]
    public void The_words_go_and_come_back()
    {
        talk.When(Moderate(null)).Then(new MessageRemoved(Monday, First.MessageId, 1));
        Assert.Equal((string.Empty, true), (talk.State.Newest[0].Text, talk.State.Newest[0].IsRemoved));
        talk.When(Moderate(null)).ThenNothing();
        talk.When(Edit(Ada, First)).ThenRefused("conversation.message-deleted");
        talk.When(Delete(Ada, First)).ThenNothing();

        talk.When(Moderate("Message 1")).Then(new MessageRestored(Monday, First.MessageId, 1, "Message 1", null));
        Assert.Equal(("Message 1", false, null), (talk.State.Newest[0].Text, talk.State.Newest[0].IsRemoved, talk.State.Newest[0].DeletedAt));
        talk.When(Moderate("Message 1")).ThenNothing();
    }

    [Fact]
    public void What_its_author_took_back_stays_so()
    {
        talk.When(Delete(Ada, First));
        talk.When(Moderate(null)).ThenNothing();
        talk.When(Moderate("Message 1")).ThenNothing();
        Assert.Equal((string.Empty, false), (talk.State.Newest[0].Text, talk.State.Newest[0].IsRemoved));
    }

    [Fact]
    public void Nobody_but_the_platform_does_it()
    {
        talk.When(Moderate(null) with { Context = TestContexts.By(Pia) }).ThenRefused("conversation.unknown");
        talk.When(Moderate(null) with { Context = TestContexts.By(Pia with { Role = ActorRole.Operator }) }).ThenRefused("conversation.unknown");
    }

    private static ModerateMessage Moderate(string? text) =>
        new(TestContexts.By(Actor.Platform), new MessageFacts(First.MessageId, 1, Ada.Id, Monday, Deleted: text is not null), text, null);
}
