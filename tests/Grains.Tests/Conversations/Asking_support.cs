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

/// <summary>Ada writes to the marketplace; Olga and Omar answer for it.</summary>
public sealed class Asking_support
{
    private static readonly Actor Olga = TestContexts.Person(8) with { Role = ActorRole.Operator };
    private static readonly Actor Omar = TestContexts.Person(9) with { Role = ActorRole.Operator };
    private static readonly ConversationTopic Question = new(TopicKind.Support, Guid.Empty, Guid.Empty, "Where is my money?", Ada.Id, Guid.Empty);

    private readonly ConversationStory story = new();

    [Fact]
    public void A_person_opens_it_with_their_question_and_may_say_how_they_are_reached()
    {
        var open = Open(Ada, Question, "Call 0170 1234567") with { Masked = Masked };

        story.At(Monday).When(open).Then(
            new ConversationOpened(Monday, Question),
            new MessagePosted(Monday, open.Context.Id.Value, 1, ConversationSide.Customer, Ada.Id, null, "Call 0170 1234567"));
        var more = Say(Ada, "Or 0170 7654321") with { Masked = Masked };
        story.When(more).Then(new MessagePosted(Monday, more.Context.Id.Value, 2, ConversationSide.Customer, Ada.Id, null, "Or 0170 7654321"));
    }

    [Fact]
    public void A_question_without_words_opens_nothing()
    {
        story.At(Monday).When(Open(Ada, Question)).ThenRefused("conversation.text-missing");
        story.When(Open(Ada, Question, " ")).ThenRefused("conversation.text-missing");
        story.When(Open(Eve, Question, "Me too")).ThenRefused("conversation.unknown");
        story.When(Open(Olga, Question, "How can I help?")).ThenRefused("conversation.unknown");
    }

    [Fact]
    public void Whoever_asked_first_waits_until_support_answers()
    {
        Asked();
        story.At(Monday.AddHours(1)).When(Say(Ada));
        Assert.Equal(Monday, story.State.Support!.WaitingSince);

        story.When(Say(Olga));
        Assert.Equal(ConversationSide.Support, Assert.IsType<MessagePosted>(Assert.Single(story.Events)).Side);
        Assert.Null(story.State.Support.WaitingSince);

        story.At(Monday.AddHours(2)).When(Say(Ada));
        Assert.Equal(Monday.AddHours(2), story.State.Support.WaitingSince);
    }

    [Fact]
    public void One_operator_looks_after_it_until_any_of_them_says_otherwise()
    {
        Asked();
        story.When(Take(Olga)).Then(new SupportAssigned(Monday, Olga.Id));
        story.When(Take(Olga)).ThenNothing();
        story.When(Take(Omar)).ThenRefused("conversation.support-taken");
        story.When(Say(Omar));
        Assert.Equal(Olga.Id, story.State.Support!.AssignedTo);
        story.When(Release(Omar)).Then(new SupportAssigned(Monday, null));
        story.When(Release(Olga)).ThenNothing();
        story.When(Take(Omar)).Then(new SupportAssigned(Monday, Omar.Id));
    }

    [Fact]
    public void What_is_closed_waits_no_more_until_its_person_says_something()
    {
        Asked();
        story.When(Take(Olga));
        story.When(Close(Omar)).Then(new SupportClosed(Monday, Omar.Id));
        Assert.Equal(new SupportCase(null, Olga.Id, Monday), story.State.Support);
        story.When(Close(Olga)).ThenNothing();

        story.When(Say(Olga, "One more thing"));
        Assert.Equal(new SupportCase(null, Olga.Id, Monday), story.State.Support);
        story.At(Monday.AddDays(1)).When(Say(Ada, "It happened again"));
        Assert.Equal(new SupportCase(Monday.AddDays(1), Olga.Id, null), story.State.Support);
    }

    [Fact]
    public void Only_operators_have_a_queue_and_only_people_keep_threads()
    {
        Asked();
        foreach (var by in (Actor[])[Ada, Eve, Actor.Platform])
        {
            story.When(Take(by)).ThenRefused("conversation.unknown");
            story.When(Release(by)).ThenRefused("conversation.unknown");
            story.When(Close(by)).ThenRefused("conversation.unknown");
        }

        story.When(Say(Eve)).ThenRefused("conversation.unknown");
        story.When(new ArchiveConversation(TestContexts.By(Olga), true)).ThenRefused("conversation.unknown");
        story.When(new MuteConversation(TestContexts.By(Olga), true, null)).ThenRefused("conversation.unknown");
        story.When(new ArchiveConversation(TestContexts.By(Ada), true)).Then(new ConversationArchived(Monday, ConversationSide.Customer));
    }

    [Fact]
    public void Nobody_answers_themselves()
    {
        story.At(Monday).When(Open(Olga, Question with { CustomerId = Olga.Id }, "I am locked out"));
        story.When(Take(Olga)).ThenRefused("conversation.unknown");
        story.When(Say(Olga));
        Assert.Equal(ConversationSide.Customer, Assert.IsType<MessagePosted>(Assert.Single(story.Events)).Side);
        Assert.Equal(Monday, story.State.Support!.WaitingSince);
    }

    [Fact]
    public void Operators_have_no_part_in_what_others_say_to_each_other()
    {
        story.Given([AdaOpened, Said(1, Ada)]).At(Monday).When(Say(Olga)).ThenRefused("conversation.unknown");
        story.When(Take(Olga)).ThenRefused("conversation.unknown");
        story.When(Close(Ada)).ThenRefused("conversation.unknown");
        Assert.Null(story.State.Support);
    }

    [Fact]
    public void Each_side_reads_for_itself_and_an_answer_is_corrected_by_its_author()
    {
        Asked();
        story.When(Say(Olga));
        var answer = (MessagePosted)story.Events[0];
        story.When(Read(Omar, 1)).Then(new MessagesRead(Monday, ConversationSide.Support, Omar.Id, 1));
        Assert.Equal((0, 1), (story.State.CustomerRead, story.State.ProviderRead));
        story.When(Edit(Omar, answer)).ThenRefused("conversation.not-your-message");
        story.When(Edit(Olga, answer)).Then(new MessageEdited(Monday, answer.MessageId, 2, "Hello again"));
    }

    [Fact]
    public void Support_is_not_blocked()
    {
        var blocking = new BlockingStory().At(Monday);
        blocking.When(new SetBlock(TestContexts.By(Ada), Ada.Id, Guid.Empty, true)).ThenRefused("conversation.support-not-blocked");
        blocking.When(new SetBlock(TestContexts.By(Olga), Ada.Id, Guid.Empty, true)).ThenRefused("conversation.unknown");
    }

    private void Asked() => story.At(Monday).When(Open(Ada, Question, "Nothing came."));

    private static AssignSupport Take(Actor by) => new(TestContexts.By(by), true);

    private static AssignSupport Release(Actor by) => new(TestContexts.By(by), false);

    private static CloseSupport Close(Actor by) => new(TestContexts.By(by));
}
