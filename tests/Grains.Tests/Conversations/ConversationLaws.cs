namespace Marketplace.Conversations;

public sealed class ConversationLaws : RulesLaws
{
    [Fact]
    public void The_laws_hold() => HoldFor<Conversation, ConversationState, ConversationCommand, ConversationEvent>();

    [Fact]
    public void The_laws_of_first_contacts_hold() => HoldFor<FirstContacts, FirstContactsState, FirstContactsCommand, FirstContactsEvent>();
}
