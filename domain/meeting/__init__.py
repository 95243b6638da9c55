"""Review meetings (分析讲评会、局务会): who came, what was voted on, what was agreed, the minutes."""
